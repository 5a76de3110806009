package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"strings"

	"github.com/gorilla/websocket"
	"github.com/pion/interceptor"
	"github.com/pion/webrtc/v4"
)

type message struct {
	Type          string        `json:"type"`
	ParticipantID string        `json:"participantId"`
	Roster        []participant `json:"roster"`
	Participants  []participant `json:"participants"`
	SDP           string        `json:"sdp"`
	Message       string        `json:"message"`
}

type participant struct {
	ID string `json:"id"`
}

// One participation (web-client/SIGNALING.md). Everything happens on the thread that reads the socket.
type babelgrid struct {
	socket   *websocket.Conn
	peer     *webrtc.PeerConnection
	self     string
	sequence int
	asked    bool
	again    bool
	tracks   []string
	slots    []*webrtc.RTPTransceiver
}

func (b *babelgrid) close() {
	b.socket.WriteJSON(map[string]any{"type": "leave"})
	b.socket.Close()
	b.peer.Close()
}

func joinBabelgrid(url, room, name string, own []*source, received func(*webrtc.TrackRemote)) (connection, error) {
	token, err := token(url, room, name)
	if err != nil {
		return nil, err
	}
	dialer := websocket.Dialer{Subprotocols: []string{"babelgrid.v1", "bearer." + token}}
	socket, _, err := dialer.Dial(strings.Replace(url, "http", "ws", 1)+"/ws/rooms/"+room, nil)
	if err != nil {
		return nil, err
	}
	peer, err := connect()
	if err != nil {
		return nil, err
	}
	peer.OnTrack(func(track *webrtc.TrackRemote, _ *webrtc.RTPReceiver) { go received(track) })
	for _, each := range own {
		sender := webrtc.RTPTransceiverInit{Direction: webrtc.RTPTransceiverDirectionSendonly}
		if _, err := peer.AddTransceiverFromTrack(each, sender); err != nil {
			return nil, err
		}
	}
	b := &babelgrid{socket: socket, peer: peer}
	err = socket.WriteJSON(map[string]any{"type": "join", "name": name, "speak": "en", "hear": "original", "audioMuted": false, "videoMuted": false})
	go b.read()
	return b, err
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

func (b *babelgrid) read() {
	for {
		var said message
		if _, text, err := b.socket.ReadMessage(); err != nil {
			return
		} else if err := json.Unmarshal(text, &said); err != nil {
			log.Fatal(err)
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
		if err := b.peer.SetRemoteDescription(webrtc.SessionDescription{Type: webrtc.SDPTypeAnswer, SDP: said.SDP}); err != nil {
			return err
		}
		if b.again {
			return b.offer()
		}
	case "error":
		return fmt.Errorf("the node says: %s", said.Message)
	}
	return nil
}

// The originals of everybody; no synthetic voice or picture is asked for.
func (b *babelgrid) receive(people []participant) error {
	fresh := false
	for _, each := range people {
		if each.ID == b.self || b.knows(each.ID+".audio") {
			continue
		}
		for _, kind := range []webrtc.RTPCodecType{webrtc.RTPCodecTypeAudio, webrtc.RTPCodecTypeVideo} {
			slot, err := b.peer.AddTransceiverFromKind(kind, webrtc.RTPTransceiverInit{Direction: webrtc.RTPTransceiverDirectionRecvonly})
			if err != nil {
				return err
			}
			b.tracks, b.slots = append(b.tracks, each.ID+"."+kind.String()), append(b.slots, slot)
		}
		fresh = true
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
	return b.socket.WriteJSON(map[string]any{"type": "offer", "seq": b.sequence, "sdp": offer.SDP, "slots": slots})
}
