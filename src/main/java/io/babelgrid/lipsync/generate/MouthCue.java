package io.babelgrid.lipsync.generate;

import io.babelgrid.lipsync.mouth.MouthShape;
import org.jspecify.annotations.Nullable;

/**
 * What a mouth is to say in one picture, in one language: as a shape for those that draw, as sound
 * for those that generate.
 *
 * @param audio the phrase that is said; null between phrases
 * @param sample of the phrase, 24 kHz, that is heard when the picture is shown
 * @param features of the language's voice, made by the {@link MouthDrawing} of the renderer
 * @param dueNs when the picture is due, on the engine's clock
 */
public record MouthCue(
    MouthShape shape,
    @Nullable VoiceAudio audio,
    double sample,
    SpeechFeatures features,
    long dueNs) {}
