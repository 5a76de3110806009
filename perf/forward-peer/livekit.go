package main

import (
	"strings"

	"github.com/go-logr/logr"
	"github.com/livekit/protocol/logger"
	lksdk "github.com/livekit/server-sdk-go/v2"
	"github.com/pion/webrtc/v4"
)

// As `livekit-server --dev` has them.
const (
	key    = "devkey"
	secret = "secret"
)

type liveKit struct{ room *lksdk.Room }

func (l liveKit) close() { l.room.Disconnect() }

func joinLiveKit(url, room, name string, own []*source, received func(*webrtc.TrackRemote)) (connection, error) {
	lksdk.SetLogger(logger.LogRLogger(logr.Discard()))
	events := lksdk.NewRoomCallback()
	events.OnTrackSubscribed = func(track *webrtc.TrackRemote, _ *lksdk.RemoteTrackPublication, _ *lksdk.RemoteParticipant) {
		go received(track)
	}
	info := lksdk.ConnectInfo{APIKey: key, APISecret: secret, RoomName: room, ParticipantName: name, ParticipantIdentity: name}
	at, err := lksdk.ConnectToRoom(strings.Replace(url, "http", "ws", 1), info, events)
	if err != nil {
		return nil, err
	}
	for _, each := range own {
		options := &lksdk.TrackPublicationOptions{Name: each.id}
		if each.kind == webrtc.RTPCodecTypeVideo {
			options.VideoWidth, options.VideoHeight = 640, 480
		}
		if _, err := at.LocalParticipant.PublishTrack(each, options); err != nil {
			return nil, err
		}
	}
	return liveKit{at}, nil
}
