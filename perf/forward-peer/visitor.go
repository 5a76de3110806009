package main

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/pion/webrtc/v4"
)

// A packet of Opus that is longer is no silence: one of those is three bytes.
const silenceBytes = 10

// How the track of a synthetic voice is named, behind its speaker.
const voice = ".translation"

const mostRedirects = 3

// Somebody in a call who talks all the time, without a camera.
type visitor struct {
	name string
	at   *babelgrid

	lock     sync.Mutex
	noting   bool
	ages     []time.Duration
	tracks   map[string]*heard
	served   map[string]served
	captions map[string]int
}

// What came of a track.
type heard struct {
	Packets  int `json:"packets"`
	Sounding int `json:"sounding"`
}

// How the node says that a speaker is served to this listener.
type served struct {
	Level  string `json:"level"`
	Reason string `json:"reason"`
}

// Goes on where a node sends them. Gives the node where they are, and how often they were sent on.
func visit(url, room, name string, wanted wish, microphone *source) (*visitor, string, int, error) {
	v := &visitor{name: name, tracks: map[string]*heard{}, served: map[string]served{}, captions: map[string]int{}}
	for sent := 0; ; sent++ {
		at, elsewhere, err := enter(url, room, name, sent > 0, wanted, []*source{microphone}, v)
		if err == nil && elsewhere != "" && sent == mostRedirects {
			err = fmt.Errorf("%s is sent on once too often, to %s", name, elsewhere)
		}
		if err != nil || elsewhere == "" {
			v.at = at
			return v, url, sent, err
		}
		url = elsewhere
	}
}

func (v *visitor) follow(id string, track *webrtc.TrackRemote) {
	for {
		packet, _, err := track.ReadRTP()
		if err != nil {
			return
		}
		v.lock.Lock()
		if v.noting && len(packet.Payload) > 0 {
			v.note(id, packet.Payload)
		}
		v.lock.Unlock()
	}
}

func (v *visitor) note(id string, payload []byte) {
	of := v.tracks[id]
	if of == nil {
		of = &heard{}
		v.tracks[id] = of
	}
	of.Packets++
	if len(payload) <= silenceBytes {
		return
	}
	of.Sounding++
	// What a node made bears no stamp, a packet of silence within an original neither.
	if took := age(payload); !strings.HasSuffix(id, voice) && took >= 0 && took < 10*time.Second {
		v.ages = append(v.ages, took)
	}
}

func (v *visitor) told(said message) {
	v.lock.Lock()
	defer v.lock.Unlock()
	switch said.Type {
	case "service":
		v.served[said.SpeakerID] = served{said.Level, said.Reason}
	case "caption":
		if v.noting && said.Translated && said.Text != "" {
			v.captions[said.SpeakerID]++
		}
	}
}

func (v *visitor) begin() {
	v.lock.Lock()
	defer v.lock.Unlock()
	v.noting = true
	v.ages = nil
	v.tracks, v.captions = map[string]*heard{}, map[string]int{}
}

// Figures of what came since the beginning, and the ages of originals.
func (v *visitor) end() (map[string]any, []time.Duration) {
	v.lock.Lock()
	defer v.lock.Unlock()
	v.noting = false
	// They go on being written to where they are.
	levels := map[string]served{}
	for speaker, level := range v.served {
		levels[speaker] = level
	}
	return map[string]any{"name": v.name, "id": v.at.self, "tracks": v.tracks, "served": levels, "captions": v.captions}, v.ages
}
