package io.babelgrid.lipsync.render;

/**
 * Colours inside a mouth, matched to the speaker's skin and light, as linear YUV ({@link
 * SkinTone}). Reflectances are RGB relative to the skin's brightness.
 */
final class Palette {

  private static final float[] SHALLOW = {.27f, .145f, .135f};
  private static final float[] DEEP = {.10f, .062f, .059f};
  private static final float[] TONGUE = {.60f, .37f, .35f};
  private static final float[] CONTACT = {.42f, .25f, .23f};
  private static final float[] TEETH = {1.06f, 1.03f, .98f};

  /** Part of the skin's hue that teeth show: light reflected off lips and skin. */
  private static final float TEETH_HUE = .35f;

  /** Skin darker than this hides how bright the light is; teeth stay somewhat brighter. */
  private static final float MEDIUM_SKIN = 130;

  private static final float DARK_SKIN_SHARE = .15f;

  final float[] shallow = new float[3];
  final float[] deep = new float[3];
  final float[] tongue = new float[3];
  final float[] contact = new float[3];
  final float[] teeth = new float[3];
  private final float[] rgb = new float[3];
  private float brightness;

  /** Mixes the colours for a frame. */
  void mix(SkinTone skin) {
    toRgb(skin.luma(), skin.u(), skin.v(), rgb);
    float red = rgb[0];
    float green = rgb[1];
    float blue = rgb[2];
    brightness = Math.max(1, (red + green + blue) / 3);
    hued(SHALLOW, red, green, blue, shallow);
    hued(DEEP, red, green, blue, deep);
    hued(TONGUE, red, green, blue, tongue);
    hued(CONTACT, red, green, blue, contact);
    float light = brightness + DARK_SKIN_SHARE * Math.max(0, MEDIUM_SKIN - brightness);
    float white = (1 - TEETH_HUE) * light;
    float hue = TEETH_HUE * light / brightness;
    toYuv(
        TEETH[0] * (white + hue * red),
        TEETH[1] * (white + hue * green),
        TEETH[2] * (white + hue * blue),
        teeth);
  }

  /** Uses the colour of teeth that were seen, of the skin's brightness 1. */
  void teeth(float[] seen) {
    for (int i = 0; i < 3; i++) {
      teeth[i] = brightness * seen[i];
    }
  }

  /** Mean of the skin's R, G and B. */
  float brightness() {
    return brightness;
  }

  private static void hued(float[] reflectance, float red, float green, float blue, float[] out) {
    toYuv(reflectance[0] * red, reflectance[1] * green, reflectance[2] * blue, out);
  }

  /** BT.601, limited range. */
  static void toRgb(float y, float u, float v, float[] rgb) {
    float light = 1.164f * y;
    rgb[0] = light + 1.596f * v;
    rgb[1] = light - .392f * u - .813f * v;
    rgb[2] = light + 2.017f * u;
  }

  private static void toYuv(float red, float green, float blue, float[] yuv) {
    yuv[0] = .257f * red + .504f * green + .098f * blue;
    yuv[1] = -.148f * red - .291f * green + .439f * blue;
    yuv[2] = .439f * red - .368f * green - .071f * blue;
  }
}
