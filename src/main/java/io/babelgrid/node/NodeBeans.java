package io.babelgrid.node;

import io.babelgrid.boot.NodeConfig;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Prices;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.chat.ChatModels;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.Device;
import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.face.LipModels;
import io.babelgrid.flow.FlowModels;
import io.babelgrid.glossary.Glossaries;
import io.babelgrid.grid.PriceConfig;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.relay.Relays;
import io.babelgrid.signaling.Voices;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.transport.MediaServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Gives the parts of this node to whoever asks. Asking starts nothing: what has threads, memory or
 * a port is {@link NodeParts}'s, and there once the node has started.
 */
@ApplicationScoped
public class NodeBeans {

  @Produces
  @Singleton
  NanoClock clock() {
    return NanoClock.system();
  }

  @Produces
  @Singleton
  Glossaries glossaries() {
    return new Glossaries();
  }

  @Produces
  @Singleton
  ModelStore modelFiles(NodeConfig config) {
    return new DirectoryModelStore(config.models().dir());
  }

  @Produces
  @Singleton
  LatencyLedger ledger(FlowConfig config) {
    return new LatencyLedger(BudgetReader.read(config.budget()));
  }

  @Produces
  @Singleton
  FlowSettings settings(FlowConfig config) {
    FlowSettings standard = FlowSettings.standard();
    return new FlowSettings(
        standard.audioQueue(),
        standard.textQueue(),
        standard.phrases().waiting(config.synthesis().phraseHold()),
        standard.playout(),
        config.marks().voice());
  }

  @Produces
  @Singleton
  ContinuousBatcher lanes(NodeParts parts) {
    return parts.lanes();
  }

  @Produces
  @Singleton
  Prices prices(PriceConfig config, NodeParts parts) {
    boolean gpu = parts.lanes().device() == Device.CUDA;
    return new Prices(gpu ? config.gpuHour() : config.coreHour(), config.backhaulGb());
  }

  @Produces
  @Singleton
  FlowModels flowModels(NodeParts parts) {
    return parts.models();
  }

  @Produces
  @Singleton
  ChatModels chatModels(NodeParts parts, Glossaries glossaries) {
    return new NodeChat(parts, glossaries);
  }

  @Produces
  @Singleton
  Voices voices(NodeParts parts) {
    return () -> parts.models().voices();
  }

  @Produces
  @Singleton
  LipModels lipModels(NodeParts parts) {
    return parts.models();
  }

  @Produces
  @Singleton
  FlowGovernor governor(NodeParts parts) {
    return parts.governor();
  }

  @Produces
  @Singleton
  PlayoutClock playout(NodeParts parts) {
    return parts.playout();
  }

  @Produces
  @Singleton
  MediaServer mediaServer(NodeParts parts) {
    return parts.server();
  }

  @Produces
  @Singleton
  Relays relays(NodeParts parts) {
    return (node, listener) -> parts.server().relay(node.toString(), listener);
  }
}
