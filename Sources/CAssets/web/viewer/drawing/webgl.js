// The WebGL2 renderer. Tiles are integer textures of 16 bits; windowing happens in the shader, so that it needs no round
// trip and no copy of the data.

import { coverOf } from './layers.js';
import { program } from './program.js';
import { stageFragment, stageVertex, tileFragment, tileVertex } from './shaders.js';
import { TileTextures } from './textures.js';
import { isExact } from '../stage/view.js';

const background = 0.055;

/**
 * @typedef {object} Scene
 * @property {import('../stage/view.js').View} view
 * @property {import('../stage/view.js').Sheet} sheet
 * @property {import('../picture/levels.js').Region} region in sight
 * @property {import('../../types.js').Level} target
 * @property {import('./layers.js').Draw[]} draws
 * @property {import('../picture/window.js').Windowing} windowing
 * @property {boolean} isHatched
 * @property {number} air value of open air
 * @property {number} tileSide pixels a side of a whole tile
 */

export class WebGLRenderer {
  kind = 'webgl2';
  /** A level is never magnified where a finer one is there. */
  softness = 1;

  /**
   * Null where the browser has no WebGL2.
   * @param {HTMLCanvasElement} canvas
   */
  static make(canvas) {
    const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false,
      powerPreference: 'high-performance' });
    return gl ? new WebGLRenderer(canvas, gl) : null;
  }

  /** @param {HTMLCanvasElement} canvas @param {WebGL2RenderingContext} gl */
  constructor(canvas, gl) {
    this.canvas = canvas;
    this.gl = gl;
    this.limit = Math.min(gl.getParameter(gl.MAX_TEXTURE_SIZE), 8192);
    this.card = prepare(gl);
    canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
    canvas.addEventListener('webglcontextrestored', () => {
      this.card = prepare(gl);
      canvas.dispatchEvent(new CustomEvent('redraw'));
    });
  }

  /** @param {Scene} scene */
  draw(scene) {
    if (this.gl.isContextLost()) return;
    const cover = coverOf(scene.target, scene.region);
    this.drawTiles(scene, cover);
    this.drawStage(scene, cover);
  }

  /** @param {Scene} scene @param {ReturnType<typeof coverOf>} cover */
  drawTiles(scene, cover) {
    const { gl, card } = this;
    const { uniform, handle } = card.tileProgram;
    this.fitSheet(cover.width, cover.height);
    gl.bindFramebuffer(gl.FRAMEBUFFER, card.frame);
    gl.viewport(0, 0, card.width, card.height);
    gl.clearColor(background, background, background, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.useProgram(handle);
    const { windowing } = scene;
    gl.uniform2f(uniform('target'), card.width, card.height);
    gl.uniform1f(uniform('air'), scene.air);
    gl.uniform1f(uniform('white'), windowing.white);
    gl.uniform1f(uniform('black'), windowing.black);
    gl.uniform1f(uniform('gamma'), windowing.gamma);
    gl.uniform1i(uniform('isSqrt'), Number(windowing.scale === 'sqrt'));
    gl.uniform1i(uniform('isInverted'), Number(windowing.invert));
    gl.uniform1i(uniform('value'), 0);
    gl.uniform1i(uniform('material'), 1);
    gl.uniform1i(uniform('mask'), 2);
    for (const draw of scene.draws) {
      const [ratio, side] = [draw.level.scale / scene.target.scale, scene.tileSide];
      const [left, top] = [draw.value.column * side, draw.value.row * side];
      card.textures.bind(0, draw.value);
      card.textures.bind(1, draw.material);
      card.textures.bind(2, draw.mask);
      gl.uniform1i(uniform('hasMaterial'), Number(draw.material !== null));
      gl.uniform1i(uniform('hasMask'), Number(draw.mask !== null));
      gl.uniform2f(uniform('tileSize'), draw.value.width, draw.value.height);
      gl.uniform2i(uniform('origin'), left, top);
      gl.uniform4f(uniform('rectangle'), left * ratio - cover.x0, top * ratio - cover.y0, draw.value.width * ratio,
        draw.value.height * ratio);
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    }
  }

  /** @param {Scene} scene @param {ReturnType<typeof coverOf>} cover */
  drawStage(scene, cover) {
    const { gl, canvas, card } = this;
    const { uniform, handle } = card.stageProgram;
    const { view, sheet, target } = scene;
    const [across, down] = [view.zoom * sheet.stretch.x, view.zoom * sheet.stretch.y];
    const magnified = view.zoom * target.scale;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, canvas.width, canvas.height);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.useProgram(handle);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, card.sheet);
    const isPlain = (target.scale === 1 && isExact(view, sheet)) || magnified >= 3;
    if (magnified < 0.75) gl.generateMipmap(gl.TEXTURE_2D);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER,
      magnified < 0.75 ? gl.LINEAR_MIPMAP_LINEAR : isPlain ? gl.NEAREST : gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, isPlain ? gl.NEAREST : gl.LINEAR);
    gl.uniform1i(uniform('picture'), 0);
    gl.uniform1i(uniform('isHatched'), Number(scene.isHatched && !scene.draws.some((draw) => draw.material)));
    gl.uniform2f(uniform('stage'), canvas.width, canvas.height);
    gl.uniform2f(uniform('used'), cover.width / card.width, cover.height / card.height);
    gl.uniform4f(uniform('rectangle'), (cover.x0 * target.scale - view.left) * across,
      (cover.y0 * target.scale - view.top) * down,
      cover.width * target.scale * across, cover.height * target.scale * down);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }

  /**
   * What stands in the canvas just after a draw: red, green, blue, alpha, the upper row first.
   * @param {number} width @param {number} height
   */
  read(width, height) {
    const { gl, canvas } = this;
    const upsideDown = new Uint8ClampedArray(width * height * 4);
    gl.readPixels(0, canvas.height - height, width, height, gl.RGBA, gl.UNSIGNED_BYTE,
      new Uint8Array(upsideDown.buffer));
    const pixels = new Uint8ClampedArray(upsideDown.length);
    for (let row = 0; row < height; row++) {
      pixels.set(upsideDown.subarray((height - 1 - row) * width * 4, (height - row) * width * 4), row * width * 4);
    }
    return pixels;
  }

  /**
   * A tile's texture is not needed any more.
   * @param {string} key
   */
  drop(key) {
    this.card.textures.drop(key);
  }

  /**
   * Makes the sheet as large as is needed, in steps, so that it is not made anew at every pan.
   * @param {number} width @param {number} height
   */
  fitSheet(width, height) {
    const { gl, card } = this;
    const step = (/** @type {number} */ size) => Math.min(Math.ceil(size / 128) * 128, this.limit);
    const [wide, high] = [step(width), step(height)];
    if (wide === card.width && high === card.height) return;
    [card.width, card.height] = [wide, high];
    gl.deleteTexture(card.sheet);
    card.sheet = gl.createTexture();
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, card.sheet);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, wide, high, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    gl.bindFramebuffer(gl.FRAMEBUFFER, card.frame);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, card.sheet, 0);
  }
}

/**
 * Makes what lives on the graphics card: at the start, and after the card was lost.
 * @param {WebGL2RenderingContext} gl
 */
function prepare(gl) {
  gl.bindVertexArray(gl.createVertexArray());
  gl.disable(gl.DITHER);
  return {
    textures: new TileTextures(gl), tileProgram: program(gl, tileVertex, tileFragment),
    stageProgram: program(gl, stageVertex, stageFragment),
    /** The part in sight, windowed, in pixels of its level. */
    sheet: gl.createTexture(), frame: gl.createFramebuffer(), width: 0, height: 0,
  };
}
