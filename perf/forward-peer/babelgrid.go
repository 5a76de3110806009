package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"github.com/pion/interceptor"
	"github.com/pion/webrtc/v4"
)

const leavePatience = 3 * time.Second

type message struct {
	Type          string        `json:"type"`
	ParticipantID string        `json:"participantId"`
	Roster        []participant `json:"roster"`
	Participants  []participant `json:"participants"`
	SDP           string        `json:"sdp"`
	Message       string        `json:"message"`
	URL           string        `json:"url"`
	SpeakerID     string        `json:"speakerId"`
	Level         string        `json:"level"`
	Reason        string        `json:"reason"`
	Text          string        `json:"text"`
	Translated    bool          `json:"translated"`
}

type participant struct {
	ID     string  `json:"id"`
	Tracks []track `json:"tracks"`
}

type track struct {
	ID        string `json:"id"`
	Kind      string `json:"kind"`
	Synthetic bool   `json:"synthetic"`
}

// What somebody wants of a call. Media of a node whose port is in via take that port instead.
type wish struct {
	speak, hear string
	camera      bool
	via         map[string]string
}

// What became of it: a track by its id, and what the node says beside.
type witness interface {
	follow(id string, track *webrtc.TrackRemote)
	told(said message)
}

// One participation (web-client/SIGNALING.md). Everything happens on the thread that reads the socket.
type babelgrid struct {
	wish     wish
	seen     witness
	socket   *websocket.Conn
	peer     *webrtc.PeerConnection
	self     string
	sequence int
	asked    bool
	again    bool
	ended    chan struct{}
	writing  sync.Mutex

	lock   sync.Mutex
	tracks []string
	slots  []*webrtc.RTPTransceiver
}

// The node closes the socket when it has heard the goodbye, which a socket closed from here might take along.
func (b *babelgrid) close() {
	b.write(map[string]any{"type": "leave"})
	select {
	case <-b.ended:
	case <-time.After(leavePatience):
		log.Printf("%s: no answer to a goodbye", b.self)
	}
	b.socket.Close()
	b.peer.Close()
}

func (b *babelgrid) write(message map[string]any) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	return b.socket.WriteJSON(message)
}

func joinBabelgrid(url, room, name string, own []*source, received func(*webrtc.TrackRemote)) (connection, error) {
	b, elsewhere, err := enter(url, room, name, false, wish{speak: "en", hear: "original", camera: true}, own, everything(received))
	if err == nil && elsewhere != "" {
		err = fmt.Errorf("sent on to %s", elsewhere)
	}
	return b, err
}

// Follows every track alike.
type everything func(*webrtc.TrackRemote)

func (e everything) follow(_ string, track *webrtc.TrackRemote) { e(track) }
func (e everything) told(message)                               {}

// Joins at this node, or gives the address of another one that it sends them on to.
func enter(url, room, name string, sentHere bool, wanted wish, own []*source, seen witness) (*babelgrid, string, error) {
	token, err := token(url, room, name)
	if err != nil {
		return nil, "", err
	}
	dialer := websocket.Dialer{Subprotocols: []string{"babelgrid.v1", "bearer." + token}}
	socket, _, err := dialer.Dial(strings.Replace(url, "http", "ws", 1)+"/ws/rooms/"+room, nil)
	if err != nil {
		return nil, "", err
	}
	if err := socket.WriteJSON(map[string]any{"type": "join", "name": name, "speak": wanted.speak, "hear": wanted.hear, "audioMuted": false, "videoMuted": !wanted.camera, "sentHere": sentHere}); err != nil {
		return nil, "", err
	}
	b := &babelgrid{wish: wanted, seen: seen, socket: socket, ended: make(chan struct{})}
	first, err := b.first()
	if err != nil || first.Type == "redirect" {
		socket.Close()
		return nil, first.URL, err
	}
	if b.peer, err = connect(); err != nil {
		return nil, "", err
	}
	b.peer.OnTrack(func(track *webrtc.TrackRemote, receiver *webrtc.RTPReceiver) {
		go seen.follow(b.trackOf(receiver), track)
	})
	for _, each := range own {
		sender := webrtc.RTPTransceiverInit{Direction: webrtc.RTPTransceiverDirectionSendonly}
		if _, err := b.peer.AddTransceiverFromTrack(each, sender); err != nil {
			return nil, "", err
		}
	}
	if err := b.handle(first); err != nil {
		return nil, "", err
	}
	go b.read()
	return b, "", nil
}

func (b *babelgrid) trackOf(receiver *webrtc.RTPReceiver) string {
	b.lock.Lock()
	defer b.lock.Unlock()
	for i, slot := range b.slots {
		if slot.Receiver() == receiver {
			return b.tracks[i]
		}
	}
	return ""
}

func token(url, room, name string) (string, error) {
	body, _ := json.Marshal(map[string]string{"name": name})
	response, err := http.Post(url+"/api/rooms/"+room+"/tokens", "application/json", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	var answer struct {
		Token string `json:"token"`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil || answer.Token == "" {
		return "", fmt.Errorf("no token: %s %v", response.Status, err)
	}
	return answer.Token, nil
}

func connect() (*webrtc.PeerConnection, error) {
	media := &webrtc.MediaEngine{}
	if err := media.RegisterDefaultCodecs(); err != nil {
		return nil, err
	}
	interceptors := &interceptor.Registry{}
	if err := webrtc.RegisterDefaultInterceptors(media, interceptors); err != nil {
		return nil, err
	}
	if err := webrtc.ConfigureTWCCHeaderExtensionSender(media, interceptors); err != nil {
		return nil, err
	}
	if err := media.RegisterHeaderExtension(webrtc.RTPHeaderExtensionCapability{URI: audioLevel}, webrtc.RTPCodecTypeAudio); err != nil {
		return nil, err
	}
	for _, kind := range []webrtc.RTPCodecType{webrtc.RTPCodecTypeAudio, webrtc.RTPCodecTypeVideo} {
		if err := media.RegisterHeaderExtension(webrtc.RTPHeaderExtensionCapability{URI: sendTime}, kind); err != nil {
			return nil, err
		}
	}
	settings := webrtc.SettingEngine{}
	settings.SetIncludeLoopbackCandidate(true)
	settings.SetNetworkTypes([]webrtc.NetworkType{webrtc.NetworkTypeUDP4})
	settings.SetInterfaceFilter(func(name string) bool { return name == "lo" })
	api := webrtc.NewAPI(webrtc.WithMediaEngine(media), webrtc.WithInterceptorRegistry(interceptors), webrtc.WithSettingEngine(settings))
	return api.NewPeerConnection(webrtc.Configuration{BundlePolicy: webrtc.BundlePolicyMaxBundle})
}

func (b *babelgrid) next() (said message, err error) {
	_, text, err := b.socket.ReadMessage()
	if err == nil {
		err = json.Unmarshal(text, &said)
	}
	return said, err
}

// The answer to a join; what else the node says before it is told.
func (b *babelgrid) first() (message, error) {
	for {
		said, err := b.next()
		switch {
		case err != nil:
			return said, err
		case said.Type == "error":
			return said, fmt.Errorf("the node says: %s", said.Message)
		case said.Type == "joined" || said.Type == "redirect":
			return said, nil
		default:
			b.seen.told(said)
		}
	}
}

func (b *babelgrid) read() {
	defer close(b.ended)
	for {
		said, err := b.next()
		if err != nil {
			return
		}
		if err := b.handle(said); err != nil {
			log.Fatal(err)
		}
	}
}

func (b *babelgrid) handle(said message) error {
	switch said.Type {
	case "joined":
		b.self = said.ParticipantID
		if err := b.offer(); err != nil {
			return err
		}
		return b.receive(said.Roster)
	case "roster":
		return b.receive(said.Participants)
	case "answer":
		b.asked = false
		if err := b.peer.SetRemoteDescription(webrtc.SessionDescription{Type: webrtc.SDPTypeAnswer, SDP: b.wish.detoured(said.SDP)}); err != nil {
			return err
		}
		if b.again {
			return b.offer()
		}
	case "error":
		return fmt.Errorf("the node says: %s", said.Message)
	default:
		b.seen.told(said)
	}
	return nil
}

func (w wish) detoured(sdp string) string {
	for port, via := range w.via {
		sdp = strings.ReplaceAll(sdp, " "+port+" typ", " "+via+" typ")
	}
	return sdp
}

func (w wish) wants(one track) bool {
	return (one.Kind == "audio" || w.camera) && (!one.Synthetic || w.hear != "original" && one.Kind == "audio")
}

// What somebody wants of everybody.
func (b *babelgrid) receive(people []participant) error {
	fresh := false
	for _, each := range people {
		for _, one := range each.Tracks {
			if each.ID == b.self || b.knows(one.ID) || !b.wish.wants(one) {
				continue
			}
			slot, err := b.peer.AddTransceiverFromKind(webrtc.NewRTPCodecType(one.Kind), webrtc.RTPTransceiverInit{Direction: webrtc.RTPTransceiverDirectionRecvonly})
			if err != nil {
				return err
			}
			b.lock.Lock()
			b.tracks, b.slots = append(b.tracks, one.ID), append(b.slots, slot)
			b.lock.Unlock()
			fresh = true
		}
	}
	if fresh {
		return b.offer()
	}
	return nil
}

func (b *babelgrid) knows(track string) bool {
	for _, each := range b.tracks {
		if each == track {
			return true
		}
	}
	return false
}

func (b *babelgrid) offer() error {
	if b.again = b.asked; b.again {
		return nil
	}
	offer, err := b.peer.CreateOffer(nil)
	if err != nil {
		return err
	}
	if err := b.peer.SetLocalDescription(offer); err != nil {
		return err
	}
	slots := map[string]string{}
	for i, slot := range b.slots {
		slots[slot.Mid()] = b.tracks[i]
	}
	b.asked = true
	b.sequence++
	return b.write(map[string]any{"type": "offer", "seq": b.sequence, "sdp": offer.SDP, "slots": slots})
}
