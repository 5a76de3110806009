package io.babelgrid.evaluation;

import io.babelgrid.audio.AudioSpan;
import java.util.Random;

/** Music without words: seeded, 16 kHz, in a room. */
public enum Music {
  /** An organ that holds triads. */
  CHORDS {
    @Override
    void play(Band band) {
      band.chords(2, Band.ORGAN, 0.25f);
    }
  },
  /** Plucked strings, eight notes a chord. */
  ARPEGGIO {
    @Override
    void play(Band band) {
      band.arpeggio(0.8f);
    }
  },
  DRUMS {
    @Override
    void play(Band band) {
      band.drums(0.8f);
    }
  },
  BASS {
    @Override
    void play(Band band) {
      band.bass(0.5f);
      band.drums(0.3f);
    }
  },
  /** A slow melody of bowed strings with vibrato over chords. */
  STRINGS {
    @Override
    void play(Band band) {
      band.melody(2, Band.BOWED, 0.5f);
      band.chords(4, Band.BOWED, 0.1f);
    }
  },
  PIANO {
    @Override
    void play(Band band) {
      band.piano(0.6f);
    }
  },
  /** A man who sings vowels and no words. */
  VOWELS {
    @Override
    void play(Band band) {
      band.sung(1, false, 0.6f);
    }
  },
  /** A woman who sings vowels behind closed lips that open. */
  HUMMING {
    @Override
    void play(Band band) {
      band.sung(2, true, 0.6f);
    }
  },
  /** The same over piano, bass and drums. */
  SONG {
    @Override
    void play(Band band) {
      band.sung(2, true, 0.6f);
      band.piano(0.1f);
      band.bass(0.1f);
      band.drums(0.2f);
    }
  },
  /** Everything but the voice. */
  BAND {
    @Override
    void play(Band band) {
      band.melody(1, Band.BOWED, 0.3f);
      band.arpeggio(0.3f);
      band.bass(0.3f);
      band.drums(0.4f);
    }
  };

  private static final float PEAK = 0.5f;

  /**
   * Plays a piece, as loud as speech.
   *
   * @param loudness 1 as loud as a recording of speech; peaks at half of full scale
   */
  public float[] samples(double seconds, float loudness, long seed) {
    var band = new Band((int) (seconds * AudioSpan.SAMPLE_RATE_HZ), new Random(seed));
    play(band);
    float[] samples = band.inRoom();
    float peak = 1e-9f;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= loudness * PEAK / peak;
    }
    return samples;
  }

  abstract void play(Band band);
}
