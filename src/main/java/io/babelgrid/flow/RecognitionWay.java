package io.babelgrid.flow;

import io.babelgrid.recognition.RecognitionPolicy;

/**
 * One way to recognise a speaker.
 *
 * @param name of model and policy; what a node learns of its cost is kept by this name
 * @param coresTalking cores while the speaker talks, as measured on the machine of {@code
 *     perf/README.md}; a node learns its own figure
 */
public record RecognitionWay(String name, RecognitionPolicy policy, double coresTalking) {}
