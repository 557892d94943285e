// A pair of shaders, compiled and linked, with its uniforms by name.

/** @param {WebGL2RenderingContext} gl @param {string} vertex @param {string} fragment */
export function program(gl, vertex, fragment) {
  const handle = gl.createProgram();
  if (!handle) throw new Error('The graphics card gives no program.');
  for (const [kind, source] of /** @type {const} */ ([[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]])) {
    const shader = gl.createShader(kind);
    if (!shader) throw new Error('The graphics card gives no shader.');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    const isGood = gl.getShaderParameter(shader, gl.COMPILE_STATUS) || gl.isContextLost();
    if (!isGood) throw new Error(gl.getShaderInfoLog(shader) ?? 'shader');
    gl.attachShader(handle, shader);
  }
  gl.linkProgram(handle);
  /** @type {Map<string, WebGLUniformLocation|null>} */
  const places = new Map();
  const uniform = (/** @type {string} */ name) => {
    if (!places.has(name)) places.set(name, gl.getUniformLocation(handle, name));
    return places.get(name) ?? null;
  };
  return { handle, uniform };
}
