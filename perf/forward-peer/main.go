// Command forward-peer lets people meet in one room of Babelgrid or LiveKit: everybody sends a microphone and a camera and
// receives everybody else's. Answers each line {"seconds": n} on stdin with what arrived meanwhile and how long it took.
// With -people=0 it lets people come to nodes of Babelgrid and go, see visits.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/pion/webrtc/v4"
)

// A server as one participant sees it.
type connection interface{ close() }

// Joins the room: publishes the tracks, hands over each that is received.
type join func(url, room, name string, own []*source, received func(*webrtc.TrackRemote)) (connection, error)

type question struct {
	Seconds float64 `json:"seconds"`
}

func main() {
	kind := flag.String("server", "babelgrid", "babelgrid or livekit")
	url := flag.String("url", "http://localhost:8080", "where it listens")
	people := flag.Int("people", 8, "in the room")
	microphone := flag.String("microphone", "", "Opus packets of 20 ms, each after its length in two bytes")
	kbps := flag.Int("kbps", 720, "of a camera")
	flag.Parse()

	packets, err := readOpus(*microphone)
	if err != nil {
		log.Fatal(err)
	}
	if *people == 0 {
		newVisits(packets).serve()
		return
	}
	enter := map[string]join{"babelgrid": joinBabelgrid, "livekit": joinLiveKit}[*kind]
	if enter == nil {
		log.Fatalf("unknown server %q", *kind)
	}
	seen := newArrivals()
	room := fmt.Sprintf("forward-%d-%d", *people, time.Now().UnixNano())
	var sources []*source
	for i := range *people {
		own := []*source{newMicrophone(packets, i), newCamera(*kbps, i)}
		at, err := enter(*url, room, fmt.Sprintf("Person %d", i), own, seen.follow)
		if err != nil {
			log.Fatal(err)
		}
		defer at.close()
		sources = append(sources, own...)
	}
	for _, each := range sources {
		go each.run()
	}
	// Of each source everybody else gets one.
	if err := seen.await(len(sources)*(*people-1), 30*time.Second); err != nil {
		log.Fatal(err)
	}
	answer := json.NewEncoder(os.Stdout)
	answer.Encode(map[string]any{"ready": true})
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		var asked question
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			log.Fatal(err)
		}
		sent := total(sources)
		seen.begin()
		time.Sleep(time.Duration(asked.Seconds * float64(time.Second)))
		sent = total(sources) - sent
		figures := seen.end()
		figures["sent"] = sent
		answer.Encode(figures)
	}
}

func total(sources []*source) (packets int64) {
	for _, each := range sources {
		packets += each.sent.Load()
	}
	return packets
}
