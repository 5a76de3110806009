package io.babelgrid.work;

import io.babelgrid.flow.SpokenWords;
import io.babelgrid.flow.WorkNews;
import io.babelgrid.flow.WorkOrder;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.transport.MediaPacket;
import java.util.UUID;

/** What other nodes say of work, in order for each. Any thread; never waits. */
public interface WorkListener {

  void ordered(NodeEpoch home, WorkOrder order);

  void said(NodeEpoch home, UUID stay, SpokenWords words);

  void terms(NodeEpoch home, UUID stay, Glossary glossary);

  void ended(NodeEpoch home, UUID stay);

  void told(NodeEpoch worker, UUID stay, WorkNews news);

  void packet(NodeEpoch node, WorkTrack.Name track, MediaPacket packet);
}
