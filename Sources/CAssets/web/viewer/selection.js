// Which finding is selected and which is pointed at: the one thing that list and picture share.

export class Selection extends EventTarget {
  /** @type {number|null} number of the finding */
  selected = null;
  /** @type {number|null} */
  hovered = null;
  /**
   * Who changed it last: the list brings the picture to the region, the picture the list to the line.
   * @type {'list'|'picture'}
   */
  by = 'list';

  /** @param {number|null} number @param {'list'|'picture'} by */
  select(number, by) {
    [this.selected, this.by] = [number, by];
    this.dispatchEvent(new Event('change'));
    this.dispatchEvent(new Event('selected'));
  }

  /** @param {number|null} number */
  hover(number) {
    if (number === this.hovered) return;
    this.hovered = number;
    this.dispatchEvent(new Event('change'));
  }
}
