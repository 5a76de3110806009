/**
 * A stand-in for the media side of the service, evaluated in a browser page of its own: answers
 * offers with real peer connections, sends a drawn picture, another one with a mouth while that is painted, a tone as each original (200 Hz and up)
 * and another as each translation (1000 Hz and up).
 */
export function installSfu() {
  const peers = new Map();
  const tracks = new Map();
  const gains = new Map();
  const context = new AudioContext({ sampleRate: 48000 });

  const tone = (id, hz) => {
    const oscillator = new OscillatorNode(context, { frequency: hz });
    const gain = new GainNode(context, { gain: 0.25 });
    gains.set(id, gain);
    const out = context.createMediaStreamDestination();
    oscillator.connect(gain).connect(out);
    oscillator.start();
    return out.stream.getAudioTracks()[0];
  };

  const painted = new Set();

  const picture = (id, index, mouth) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [640, 480];
    const paint = canvas.getContext('2d');
    const hue = [205, 28, 150, 330, 265][index % 5];
    let t = 0;
    const open = (height) => {
      paint.fillStyle = 'hsl(350 45% 25%)';
      paint.beginPath();
      paint.ellipse(320 + Math.sin(t) * 6, 290, 26, height, 0, 0, Math.PI * 2);
      paint.fill();
    };
    if (!mouth) painted.add(id);
    setInterval(() => {
      if (!painted.has(id)) return;
      t += 0.08;
      const wall = paint.createLinearGradient(0, 0, 640, 480);
      wall.addColorStop(0, `hsl(${hue} 28% 72%)`);
      wall.addColorStop(1, `hsl(${hue} 30% 45%)`);
      paint.fillStyle = wall;
      paint.fillRect(0, 0, 640, 480);
      const sway = Math.sin(t) * 6;
      paint.fillStyle = `hsl(${hue + 30} 35% 28%)`;
      paint.beginPath();
      paint.ellipse(320 + sway / 2, 480, 190, 150, 0, 0, Math.PI * 2);
      paint.fill();
      paint.fillStyle = `hsl(${22 + index * 4} 42% ${68 - index * 9}%)`;
      paint.beginPath();
      paint.ellipse(320 + sway, 235, 82, 104, 0, 0, Math.PI * 2);
      paint.fill();
      paint.fillStyle = `hsl(${20 + index * 6} 30% ${22 + index * 6}%)`;
      paint.beginPath();
      paint.ellipse(320 + sway, 172, 92, 62, 0, Math.PI, Math.PI * 2);
      paint.fill();
      if (mouth) open(7 + 5 * Math.sin(3 * t));
    }, 60);
    return canvas.captureStream(15).getVideoTracks()[0];
  };

  const track = (id) => {
    if (!tracks.has(id)) {
      const [person, kind] = id.split('.');
      const index = Number(person.replace(/\D/g, ''));
      const made = {
        audio: () => tone(id, 200 + 50 * index),
        translation: () => tone(id, 1000 + 100 * index),
        video: () => picture(id, index, false),
        lips: () => picture(id, index, true),
      };
      tracks.set(id, made[kind]());
    }
    return tracks.get(id);
  };

  const fingerprint = (sdp) => /a=fingerprint:(.*)/.exec(sdp)?.[1];

  window.sfu = {
    async answer(peerId, sdp, slots) {
      let peer = peers.get(peerId);
      if (peer === undefined || peer.fingerprint !== fingerprint(sdp)) {
        peer?.pc.close();
        peer = { pc: new RTCPeerConnection(), fingerprint: fingerprint(sdp) };
        peers.set(peerId, peer);
      }
      const { pc } = peer;
      await pc.setRemoteDescription({ type: 'offer', sdp });
      for (const transceiver of pc.getTransceivers()) {
        const trackId = slots[transceiver.mid];
        if (trackId === undefined) continue;
        transceiver.direction = 'sendonly';
        await transceiver.sender.replaceTrack(track(trackId));
      }
      await pc.setLocalDescription(await pc.createAnswer());
      while (pc.iceGatheringState !== 'complete') await new Promise((ok) => setTimeout(ok, 20));
      return pc.localDescription.sdp;
    },
    /** Silences every tone but these. */
    hearOnly(ids) {
      for (const [id, gain] of gains) gain.gain.value = ids.includes(id) ? 0.25 : 0;
    },
    /** Sends frames of a picture, or none: originals are sent from the start, lips are not. */
    paint(id, on) {
      if (on) painted.add(id);
      else painted.delete(id);
    },
    close(peerId) {
      peers.get(peerId)?.pc.close();
      peers.delete(peerId);
    },
    async received(peerId) {
      const stats = [...(await peers.get(peerId).pc.getStats()).values()];
      return stats
        .filter((each) => each.type === 'inbound-rtp')
        .map(({ kind, packetsReceived, frameWidth, framesDecoded }) => ({
          kind,
          packetsReceived,
          frameWidth,
          framesDecoded,
        }));
    },
  };
}
