/**
 * Pictures without networking: VP8 in and out (RFC 6386), its packets (RFC 7741), pictures in I420.
 *
 * <pre>
 * RTP payloads -> Vp8Assembler -> AssembledFrame -> Vp8Decoder -> VideoFrame
 * VideoFrame   -> Vp8Encoder   -> EncodedFrame   -> Vp8Packetizer -> RTP payloads
 * </pre>
 *
 * Invariants: a frame leaves the assembler whole and in decode order or not at all; whatever comes
 * in, memory stays bounded and native code is never called with less than it reads. Codecs are
 * owned by one thread at a time, but may be closed by any.
 *
 * <p>libvpx is the one inside libjitsi's jar, called through java.lang.foreign: its JNI methods
 * copy each picture twice and reach neither the codec's controls nor its time base.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.video;
