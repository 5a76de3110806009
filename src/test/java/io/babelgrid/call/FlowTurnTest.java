package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.speaker.FlowEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of several flows of a speaker, people are told what the one says whose turn it is. */
class FlowTurnTest {

  private static final Language PORTUGUESE = Language.PORTUGUESE;

  private final List<String> told = new ArrayList<>();
  private final Map<Language, String> voices = new HashMap<>();
  private final FlowTurn first = FlowTurn.first(new Show(), voices::put);
  private final FlowTurn next = new FlowTurn(new Show(), voices::put);

  @Test
  void theNextSaysNothingBeforeItsTurnAndThenWhatHoldsNow() {
    next.served(PORTUGUESE, ServiceLevel.ORIGINAL, "asked");
    next.served(PORTUGUESE, ServiceLevel.VOICE, "");
    next.talking(PORTUGUESE, true);
    next.syntheticFrame(PORTUGUESE, StreamId.opened("b"), new byte[0], 0, false);
    assertEquals(List.of(), told);

    first.loses(FlowTurn.Right.SPEAKS_FOR);
    next.gets(FlowTurn.Right.SPEAKS_FOR);
    assertEquals(List.of("heard", "pt VOICE"), told);
  }

  @Test
  void whoIsHeardOutIsHeardUntilTheEndAndEndsWithIt() {
    first.talking(PORTUGUESE, true);
    first.loses(FlowTurn.Right.SPEAKS_FOR);
    next.gets(FlowTurn.Right.SPEAKS_FOR);
    next.talking(PORTUGUESE, true);
    first.served(PORTUGUESE, ServiceLevel.CAPTIONS, "late");
    first.syntheticFrame(PORTUGUESE, StreamId.opened("a"), new byte[0], 0, false);
    assertEquals(List.of("pt talks true", "heard", "frame of a"), told);
    told.clear();

    first.loses(FlowTurn.Right.HEARD);
    next.gets(FlowTurn.Right.HEARD);
    next.syntheticFrame(PORTUGUESE, StreamId.opened("b"), new byte[0], 0, false);
    first.syntheticFrame(PORTUGUESE, StreamId.opened("a"), new byte[0], 0, false);
    first.talking(PORTUGUESE, false);
    assertEquals(List.of("pt talks false", "pt talks true", "frame of b"), told);
  }

  @Test
  void aRefusalIsTakenBackByWhoServes() {
    first.unheard("full");
    first.loses(FlowTurn.Right.SPEAKS_FOR);
    next.gets(FlowTurn.Right.SPEAKS_FOR);
    next.unheard("full too");
    assertEquals(List.of("unheard: full", "heard", "unheard: full too"), told);
  }

  @Test
  void voicesAreKnownToWhoeverComesNext() {
    next.voice(PORTUGUESE, "dora");
    assertEquals(Map.of(PORTUGUESE, "dora"), voices);
    assertEquals(List.of(), told);
  }

  private final class Show implements FlowEvents {
    @Override
    public void detected(Language language) {
      told.add("detected " + language);
    }

    @Override
    public void misdeclared(Language spoken) {
      told.add("misdeclared " + spoken);
    }

    @Override
    public void unheard(String reason) {
      told.add(reason.isEmpty() ? "heard" : "unheard: " + reason);
    }

    @Override
    public void voice(Language target, String voiceId) {
      told.add(target + " by " + voiceId);
    }

    @Override
    public void served(Language target, ServiceLevel level, String reason) {
      told.add(target + " " + level);
    }

    @Override
    public void talking(Language target, boolean talking) {
      told.add(target + " talks " + talking);
    }

    @Override
    public void syntheticFrame(
        Language target, StreamId stream, byte[] opus, long rtpTicks, boolean talkStart) {
      told.add("frame of " + stream.source());
    }
  }
}
