// The shaders of the WebGL2 renderer. The first pair windows 16-bit values, one texel a fragment, into an 8-bit picture of
// the part in sight; the second lays that picture on the stage.

export const tileVertex = `#version 300 es
uniform vec4 rectangle; // left, top, width, height of the tile in pixels of the target
uniform vec2 target;    // size of the target
uniform vec2 tileSize;  // texels of the tile
out vec2 texel;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  texel = corner * tileSize;
  gl_Position = vec4((rectangle.xy + corner * rectangle.zw) / target * 2.0 - 1.0, 0.0, 1.0);
}`;

export const tileFragment = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;
uniform usampler2D value, material, mask;
uniform bool hasMaterial, hasMask, isSqrt, isInverted;
uniform float air, white, black, gamma;
uniform vec2 tileSize;
uniform ivec2 origin; // column and row of the tile's first texel in its level
in vec2 texel;
out vec4 colour; // alpha: 1, or 1/4 where nothing came through

const vec3 hues[4] = vec3[](vec3(1.0, 0.55, 0.05), vec3(0.25, 0.75, 0.2), vec3(0.15, 0.4, 0.95), vec3(0.55, 0.15, 0.75));

vec3 matter(uint code, float light) {
  uint kind = code >> 8;
  if (kind == 255u) return vec3(light);
  float place = float(kind) / 254.0 * 3.0;
  int lower = min(int(place), 2);
  vec3 pure = mix(hues[lower], hues[lower + 1], min(place, 3.0) - float(lower));
  vec3 hue = mix(vec3(0.6), pure, float(code & 255u) / 255.0);
  float luma = dot(hue, vec3(0.299, 0.587, 0.114));
  return light < luma ? hue * (light / luma) : hue + (1.0 - hue) * ((light - luma) / (1.0 - luma));
}

void main() {
  ivec2 at = clamp(ivec2(texel), ivec2(0), ivec2(tileSize) - 1);
  uint quality = hasMask ? texelFetch(mask, at, 0).r : 0u;
  if (quality == 3u) { colour = vec4(vec3(128.0 / 255.0), 1.0); return; }
  float worth = quality == 1u ? 0.25 : 1.0;
  if (quality == 1u && hasMaterial) {
    ivec2 place = origin + at;
    colour = vec4((place.x + place.y) % 6 == 0 ? vec3(90.0 / 255.0, 0.0, 0.0) : vec3(0.0), worth);
    return;
  }
  float attenuation = -log(max(float(texelFetch(value, at, 0).r), 1.0) / air);
  float share = clamp((attenuation - white) / (black - white), 0.0, 1.0);
  float light = pow(max(1.0 - (isSqrt ? sqrt(share) : share), 0.0), gamma);
  if (isInverted) light = 1.0 - light;
  vec3 drawn = hasMaterial ? matter(texelFetch(material, at, 0).r, light) : vec3(light);
  colour = vec4(floor(clamp(drawn, 0.0, 1.0) * 255.0 + 0.5) / 255.0, worth);
}`;

export const stageVertex = `#version 300 es
uniform vec4 rectangle; // left, top, width, height of the picture on the stage, device pixels
uniform vec2 stage;
uniform vec2 used;      // share of the texture that holds the picture
out vec2 place;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  place = corner * used;
  vec2 at = (rectangle.xy + corner * rectangle.zw) / stage;
  gl_Position = vec4(at.x * 2.0 - 1.0, 1.0 - at.y * 2.0, 0.0, 1.0);
}`;

export const stageFragment = `#version 300 es
precision highp float;
uniform sampler2D picture;
uniform bool isHatched;
in vec2 place;
out vec4 colour;
void main() {
  vec4 seen = texture(picture, place);
  colour = vec4(seen.rgb, 1.0);
  if (isHatched && seen.a < 0.6 && mod(gl_FragCoord.x + gl_FragCoord.y, 9.0) < 1.6) {
    colour.rgb = mix(seen.rgb, vec3(0.84, 0.37, 0.0), 0.85);
  }
}`;
