package io.babelgrid.transport.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;

/** One page with a microphone, a camera and a peer connection. */
final class BrowserPage implements AutoCloseable {

  private static final String SCRIPT =
      """
      let pc, ms; const tracks = {};
      const LAYERS = [['q', 4, 100e3], ['h', 2, 250e3], ['f', 1, 700e3]].map(
        ([rid, scaleResolutionDownBy, maxBitrate]) => ({rid, scaleResolutionDownBy, maxBitrate,
          scaleResolutionDownTo: {
            maxWidth: 640 / scaleResolutionDownBy, maxHeight: 480 / scaleResolutionDownBy}}));
      async function join(inLayers) {
        ms = await navigator.mediaDevices.getUserMedia({
          audio: {echoCancellation: false, noiseSuppression: false, autoGainControl: false},
          video: {width: 640, height: 480, frameRate: 25}});
        pc = new RTCPeerConnection({bundlePolicy: 'max-bundle'});
        for (const t of ms.getTracks()) pc.addTransceiver(t, {direction: 'sendonly', streams: [ms],
          ...(inLayers && t.kind === 'video' ? {sendEncodings: LAYERS} : {})});
        pc.ontrack = e => {
          const el = document.createElement(e.track.kind);
          el.autoplay = true; el.srcObject = new MediaStream([e.track]);
          document.body.append(el);
          tracks[e.transceiver.mid] = {id: e.track.id, stream: e.streams[0]?.id};
        };
      }
      async function offer(kinds, restart) {
        const fresh = kinds.map(k => pc.addTransceiver(k, {direction: 'recvonly'}));
        await pc.setLocalDescription(await pc.createOffer({iceRestart: restart}));
        return {sdp: pc.localDescription.sdp, mids: fresh.map(t => t.mid)};
      }
      async function answer(sdp) {
        const t0 = performance.now();
        await pc.setRemoteDescription({type: 'answer', sdp});
        await new Promise((ok, no) => {
          const look = () => {
            if (pc.connectionState === 'connected') ok();
            if (pc.connectionState === 'failed') no(new Error('failed'));
          };
          pc.addEventListener('connectionstatechange', look); look();
          setTimeout(() => no(new Error('timeout ' + pc.connectionState)), 15000);
        });
        return performance.now() - t0;
      }
      async function inbound() {
        const all = [];
        for (const r of (await pc.getStats()).values()) {
          if (r.type === 'inbound-rtp') all.push({mid: r.mid, kind: r.kind,
            packets: r.packetsReceived, lost: r.packetsLost, frames: r.framesDecoded ?? 0,
            freezes: r.freezeCount ?? 0, energy: r.totalAudioEnergy ?? 0, nacks: r.nackCount ?? 0,
            keyFrames: r.keyFramesDecoded ?? 0, width: r.frameWidth ?? 0,
            concealed: r.concealedSamples ?? 0, samples: r.totalSamplesReceived ?? 0,
            fps: r.framesPerSecond ?? 0, playout: r.estimatedPlayoutTimestamp ?? 0});
        }
        return all;
      }
      async function layers() {
        return [...(await pc.getStats()).values()]
          .filter(r => r.type === 'outbound-rtp' && r.kind === 'video')
          .map(r => ({rid: r.rid, active: r.active, width: r.frameWidth ?? 0,
            packets: r.packetsSent, limited: r.qualityLimitationReason, target: r.targetBitrate,
            frames: r.framesEncoded}));
      }
      async function transport() {
        const out = {};
        for (const r of (await pc.getStats()).values()) {
          if (r.type === 'transport') { out.srtp = r.srtpCipher; out.dtls = r.dtlsState;
            out.tls = r.tlsVersion; }
          if (r.type === 'candidate-pair' && r.nominated) out.bitrate = r.availableOutgoingBitrate;
          if (r.type === 'outbound-rtp' && r.kind === 'video') {
            out.target = r.targetBitrate; out.sentWidth = r.frameWidth;
            out.plis = r.pliCount; out.resent = r.retransmittedPacketsSent; }
          if (r.type === 'remote-inbound-rtp' && r.kind === 'video') out.rtt = r.roundTripTime;
        }
        return out;
      }
      """;

  private final BrowserContext context;
  private final Page page;

  /**
   * @param inLayers whether it sends its camera in three sizes
   */
  BrowserPage(BrowserContext context, boolean inLayers) {
    this.context = context;
    page = context.newPage();
    page.onPageError(error -> System.getLogger("page").log(System.Logger.Level.WARNING, error));
    page.route(
        "**/*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody("<!doctype html><body><script>" + SCRIPT + "</script>")));
    page.navigate("http://localhost/");
    page.evaluate("join", inLayers);
  }

  /** An offer and the mids of the receive lines that it adds. */
  record Offer(String sdp, List<String> mids) {}

  @SuppressWarnings("unchecked")
  Offer offer(List<String> kinds, boolean restartIce) {
    Map<String, Object> made =
        (Map<String, Object>) page.evaluate("a => offer(a[0], a[1])", List.of(kinds, restartIce));
    return new Offer((String) made.get("sdp"), (List<String>) made.get("mids"));
  }

  /** Takes the answer; returns milliseconds until connected. */
  double answer(String sdp) {
    return ((Number) page.evaluate("answer", sdp)).doubleValue();
  }

  /** What getStats says of what arrives, a map an m-line. */
  @SuppressWarnings("unchecked")
  List<Map<String, Object>> inbound() {
    return (List<Map<String, Object>>) page.evaluate("inbound()");
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> transport() {
    return (Map<String, Object>) page.evaluate("transport()");
  }

  Object evaluate(String script) {
    return page.evaluate(script);
  }

  void waitMillis(double millis) {
    page.waitForTimeout(millis);
  }

  @Override
  public void close() {
    context.close();
  }
}
