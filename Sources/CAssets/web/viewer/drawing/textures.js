// Tiles as textures of 16-bit integers, one texel a pixel.

export class TileTextures {
  /** @param {WebGL2RenderingContext} gl */
  constructor(gl) {
    this.gl = gl;
    /** @type {Map<string, WebGLTexture|null>} */
    this.textures = new Map();
    this.nothing = this.upload(1, 1, new Uint16Array(1));
  }

  /**
   * Binds a tile to a unit, uploaded when it is first seen; an empty texture where there is none.
   * @param {number} unit
   * @param {import('../picture/tiles.js').Tile|null} tile
   */
  bind(unit, tile) {
    const { gl, textures } = this;
    gl.activeTexture(gl.TEXTURE0 + unit);
    if (tile && !textures.has(tile.key)) textures.set(tile.key, this.upload(tile.width, tile.height, tile.values));
    gl.bindTexture(gl.TEXTURE_2D, (tile ? textures.get(tile.key) : this.nothing) ?? null);
  }

  /** @param {string} key */
  drop(key) {
    this.gl.deleteTexture(this.textures.get(key) ?? null);
    this.textures.delete(key);
  }

  /**
   * @param {number} width
   * @param {number} height
   * @param {Uint16Array} values
   */
  upload(width, height, values) {
    const { gl } = this;
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R16UI, width, height, 0, gl.RED_INTEGER, gl.UNSIGNED_SHORT, values);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    return texture;
  }
}
