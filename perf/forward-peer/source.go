package main

import (
	"encoding/binary"
	"fmt"
	"math/rand"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pion/rtp"
	"github.com/pion/webrtc/v4"
)

const (
	stampBytes  = 8
	audioLevel  = "urn:ietf:params:rtp-hdrext:ssrc-audio-level"
	sendTime    = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"
	quietDBov   = 70
	fps         = 30
	keyEvery    = fps
	videoPacket = 1000
)

var started = time.Now()

// The last bytes of a payload: when it was sent.
func stamp(payload []byte) {
	binary.BigEndian.PutUint64(payload[len(payload)-stampBytes:], uint64(time.Since(started)))
}

func age(payload []byte) time.Duration {
	return time.Since(started) - time.Duration(binary.BigEndian.Uint64(payload[len(payload)-stampBytes:]))
}

// A track that is sent at the rate of a real one. Its content means nothing but to the decoder of the node.
type source struct {
	kind    webrtc.RTPCodecType
	codec   webrtc.RTPCodecCapability
	id      string
	every   time.Duration
	ticks   uint32
	content func(tick int) [][]byte
	sent    atomic.Int64

	lock   sync.Mutex
	writer webrtc.TrackLocalWriter
	header rtp.Header
	level  uint8
	time   uint8
}

func newMicrophone(packets [][]byte, number int) *source {
	return &source{
		kind:  webrtc.RTPCodecTypeAudio,
		codec: webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeOpus, ClockRate: 48_000, Channels: 2, SDPFmtpLine: "minptime=10;useinbandfec=1"},
		id:    fmt.Sprintf("mic-%d", number), every: 20 * time.Millisecond, ticks: 960,
		content: func(tick int) [][]byte { return [][]byte{padded(packets[(tick+100*number)%len(packets)])} },
	}
}

// An Opus packet of one frame with room for a stamp in its padding (RFC 6716, 3.2.5).
func padded(packet []byte) []byte {
	out := []byte{packet[0] | 3, 0x41, stampBytes}
	return append(append(out, packet[1:]...), make([]byte, stampBytes)...)
}

func newCamera(kbps, number int) *source {
	packets := max(1, kbps*1000/8/fps/videoPacket)
	return &source{
		kind:  webrtc.RTPCodecTypeVideo,
		codec: webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeVP8, ClockRate: 90_000},
		id:    fmt.Sprintf("cam-%d", number), every: time.Second / fps, ticks: 90_000 / fps,
		content: func(tick int) [][]byte { return picture(tick, packets) },
	}
}

// A picture that looks like VP8 to whoever reads no further than its headers (RFC 7741, RFC 6386).
func picture(tick, packets int) [][]byte {
	out := make([][]byte, packets)
	for i := range out {
		payload := make([]byte, videoPacket)
		rand.Read(payload)
		payload[0], payload[1] = 0x80, 0x80 // extended, with a picture id of 15 bits
		binary.BigEndian.PutUint16(payload[2:], 0x8000|uint16(tick&0x7FFF))
		if i == 0 {
			payload[0] |= 0x10 // start of partition 0
			delta := byte(1)
			if tick%keyEvery == 0 {
				delta = 0
				copy(payload[7:], []byte{0x9D, 0x01, 0x2A, 0x80, 0x02, 0xE0, 0x01}) // 640 x 480
			}
			payload[4] = 0x10 | delta
		}
		out[i] = payload
	}
	return out
}

func (s *source) run() { s.runUntil(&atomic.Bool{}) }

func (s *source) runUntil(ended *atomic.Bool) {
	// Nobody's beats fall together.
	next := time.Now().Add(time.Duration(rand.Int63n(int64(s.every))))
	for tick := 0; !ended.Load(); tick++ {
		time.Sleep(time.Until(next))
		next = next.Add(s.every)
		payloads := s.content(tick)
		for i, payload := range payloads {
			s.send(uint32(tick)*s.ticks, payload, s.kind == webrtc.RTPCodecTypeVideo && i == len(payloads)-1)
		}
	}
}

func (s *source) send(timestamp uint32, payload []byte, marker bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.writer == nil {
		return
	}
	s.header.SequenceNumber++
	header := s.header
	header.Timestamp, header.Marker = timestamp, marker
	if s.level != 0 && s.kind == webrtc.RTPCodecTypeAudio {
		header.SetExtension(s.level, []byte{quietDBov})
	}
	if s.time != 0 {
		now := rtp.NewAbsSendTimeExtension(time.Now())
		if wire, err := now.Marshal(); err == nil {
			header.SetExtension(s.time, wire)
		}
	}
	stamp(payload)
	if _, err := s.writer.WriteRTP(&header, payload); err == nil {
		s.sent.Add(1)
	}
}

// Bind and what follows make it a webrtc.TrackLocal.
func (s *source) Bind(to webrtc.TrackLocalContext) (webrtc.RTPCodecParameters, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	for _, codec := range to.CodecParameters() {
		if codec.MimeType == s.codec.MimeType {
			s.header = rtp.Header{Version: 2, PayloadType: uint8(codec.PayloadType), SSRC: uint32(to.SSRC()), SequenceNumber: uint16(rand.Intn(1 << 15))}
			for _, extension := range to.HeaderExtensions() {
				switch extension.URI {
				case audioLevel:
					s.level = uint8(extension.ID)
				case sendTime:
					s.time = uint8(extension.ID)
				}
			}
			s.writer = to.WriteStream()
			return codec, nil
		}
	}
	return webrtc.RTPCodecParameters{}, webrtc.ErrUnsupportedCodec
}

func (s *source) Unbind(webrtc.TrackLocalContext) error {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.writer = nil
	return nil
}

func (s *source) ID() string                { return s.id }
func (s *source) RID() string               { return "" }
func (s *source) StreamID() string          { return s.id }
func (s *source) Kind() webrtc.RTPCodecType { return s.kind }

func readOpus(file string) (packets [][]byte, err error) {
	bytes, err := os.ReadFile(file)
	for err == nil && len(bytes) > 2 {
		length := int(binary.BigEndian.Uint16(bytes))
		packets = append(packets, bytes[2:2+length])
		bytes = bytes[2+length:]
	}
	if err == nil && len(packets) == 0 {
		err = fmt.Errorf("no packets in %s", file)
	}
	return packets, err
}
