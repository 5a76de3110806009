package main

import (
	"fmt"
	"math"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pion/webrtc/v4"
)

// What arrives at everybody together.
type arrivals struct {
	lock   sync.Mutex
	ages   map[webrtc.RTPCodecType][]time.Duration
	noting bool
	tracks atomic.Int64
}

func newArrivals() *arrivals {
	return &arrivals{ages: map[webrtc.RTPCodecType][]time.Duration{}}
}

func (a *arrivals) follow(track *webrtc.TrackRemote) {
	buffer := make([]byte, 1500)
	for first := true; ; first = false {
		length, _, err := track.Read(buffer)
		if err != nil {
			return
		}
		took := age(buffer[:length])
		if first {
			a.tracks.Add(1)
		}
		a.lock.Lock()
		// What is no media (padding, a silence that the server made) bears no stamp.
		if a.noting && took >= 0 && took < 10*time.Second {
			a.ages[track.Kind()] = append(a.ages[track.Kind()], took)
		}
		a.lock.Unlock()
	}
}

func (a *arrivals) await(tracks int, patience time.Duration) error {
	for end := time.Now().Add(patience); a.tracks.Load() < int64(tracks); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			return fmt.Errorf("%d of %d tracks arrived", a.tracks.Load(), tracks)
		}
	}
	return nil
}

func (a *arrivals) begin() {
	a.lock.Lock()
	defer a.lock.Unlock()
	a.noting = true
	for kind, ages := range a.ages {
		a.ages[kind] = ages[:0]
	}
}

func (a *arrivals) end() map[string]any {
	a.lock.Lock()
	defer a.lock.Unlock()
	a.noting = false
	figures := map[string]any{}
	for kind, ages := range a.ages {
		figures[kind.String()] = quantiles(ages)
	}
	return figures
}

// Sorts them.
func quantiles(ages []time.Duration) map[string]any {
	slices.Sort(ages)
	return map[string]any{"packets": len(ages), "p50Ms": quantile(ages, 0.5), "p99Ms": quantile(ages, 0.99), "p999Ms": quantile(ages, 0.999), "maxMs": quantile(ages, 1)}
}

func quantile(sorted []time.Duration, share float64) float64 {
	if len(sorted) == 0 {
		return math.MaxFloat32
	}
	return float64(sorted[min(len(sorted)-1, int(share*float64(len(sorted))))]) / float64(time.Millisecond)
}
