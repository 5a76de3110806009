package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// People who come and go as they are told: a line of JSON on stdin each, which is answered with one.
//
//	{"join": {"url", "room", "name", "speak", "hear", "via": {port: port}}}  who comes where, and the ways their media take
//	{"seconds": n}                                                          what everybody hears meanwhile
//	{"leave": true}                                                         everybody goes
type visits struct {
	packets [][]byte
	people  []*visitor
	came    int
	ended   *atomic.Bool
}

type order struct {
	Join *struct {
		URL, Room, Name, Speak, Hear string
		Via                          map[string]string
	} `json:"join"`
	Seconds float64 `json:"seconds"`
	Leave   bool    `json:"leave"`
}

func newVisits(packets [][]byte) *visits {
	return &visits{packets: packets, ended: &atomic.Bool{}}
}

func (v *visits) serve() {
	answer := json.NewEncoder(os.Stdout)
	answer.Encode(map[string]any{"ready": true})
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		var asked order
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			log.Fatal(err)
		}
		figures, err := v.obey(asked)
		if err != nil {
			log.Fatal(err)
		}
		answer.Encode(figures)
	}
	v.leave()
}

func (v *visits) obey(asked order) (map[string]any, error) {
	switch {
	case asked.Join != nil:
		return v.join(asked)
	case asked.Leave:
		v.leave()
		return map[string]any{"left": true}, nil
	default:
		return v.measure(time.Duration(asked.Seconds * float64(time.Second))), nil
	}
}

func (v *visits) join(asked order) (map[string]any, error) {
	who := asked.Join
	v.came++
	microphone := newMicrophone(v.packets, v.came)
	began := time.Now()
	one, url, redirects, err := visit(who.URL, who.Room, who.Name, wish{speak: who.Speak, hear: who.Hear, via: who.Via}, microphone)
	if err != nil {
		return nil, err
	}
	go microphone.runUntil(v.ended)
	v.people = append(v.people, one)
	return map[string]any{"id": one.at.self, "at": url, "redirects": redirects, "tookMs": time.Since(began).Milliseconds()}, nil
}

func (v *visits) leave() {
	v.ended.Store(true)
	v.ended = &atomic.Bool{}
	var left sync.WaitGroup
	for _, each := range v.people {
		left.Go(each.at.close)
	}
	left.Wait()
	v.people = nil
}

func (v *visits) measure(duration time.Duration) map[string]any {
	for _, each := range v.people {
		each.begin()
	}
	time.Sleep(duration)
	people := []any{}
	var all []time.Duration
	for _, each := range v.people {
		figures, ages := each.end()
		figures["originals"] = quantiles(ages)
		people, all = append(people, figures), append(all, ages...)
	}
	originals := quantiles(all)
	cdf := make([]float64, 101)
	for percent := range cdf {
		cdf[percent] = quantile(all, float64(percent)/100)
	}
	originals["cdfMs"] = cdf
	return map[string]any{"people": people, "originals": originals}
}
