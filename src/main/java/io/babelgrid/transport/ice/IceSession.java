package io.babelgrid.transport.ice;

import io.babelgrid.pipeline.PromptThread;
import java.beans.PropertyChangeEvent;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ice4j.ice.Agent;
import org.ice4j.ice.Component;
import org.ice4j.ice.IceMediaStream;
import org.ice4j.ice.KeepAliveStrategy;
import org.ice4j.util.Buffer;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jspecify.annotations.Nullable;

/**
 * One generation of ICE of one peer: a restart makes a new one beside it. The browser controls and
 * sends the checks; its addresses are learned from them, so no candidates of it are needed. ice4j
 * agrees on the first pair, {@link PathMigration} follows the browser from there. Any thread may
 * send.
 */
public final class IceSession implements DatagramPath, AutoCloseable {

  /** Called from ice4j's threads: must not block. */
  public interface Listener {

    /** A datagram that isn't STUN; the buffer belongs to the listener from now on. */
    void onDatagram(byte[] buffer, int offset, int length);

    /** A pair of addresses works: {@link IceSession#send} may be called. Said once. */
    void onValidated(IceSession session);

    /** The browser has confirmed that it still listens (RFC 7675). */
    void onConsent();
  }

  static {
    IceSettings.apply();
  }

  /** Its warnings are about single checks of browsers that try several paths. */
  private static final Logger LOG =
      new LoggerImpl(IceSession.class.getName(), java.util.logging.Level.SEVERE);

  private final CheckGate gate;
  private final Agent agent;
  private final IceMediaStream stream;
  private final Component component;
  private final Listener listener;
  private final IcePort port;
  private final AtomicBoolean validated = new AtomicBoolean();
  private volatile @Nullable PathMigration migration;

  /**
   * Prepares local credentials.
   *
   * @throws IOException when no candidate can be made
   */
  public IceSession(IcePort port, Listener listener) throws IOException {
    this.listener = listener;
    this.port = port;
    gate = port.gate();
    agent = new Agent(LOG);
    agent.setUseDynamicPorts(false);
    agent.setControlling(false);
    agent.setPerformConsentFreshness(true);
    port.harvesters().forEach(agent::addCandidateHarvester);
    stream = agent.createMediaStream("media");
    component = agent.createComponent(stream, KeepAliveStrategy.SELECTED_AND_TCP, false);
    component.setBufferCallback(this::onBuffer);
    stream.addPairChangeListener(this::onPairChange);
  }

  private void onBuffer(Buffer buffer) {
    PromptThread.claim();
    PathMigration moving = migration;
    if (moving != null) {
      moving.onFirst();
    }
    listener.onDatagram(buffer.getBuffer(), buffer.getOffset(), buffer.getLength());
  }

  private void onPairChange(PropertyChangeEvent event) {
    switch (event.getPropertyName()) {
      case IceMediaStream.PROPERTY_PAIR_VALIDATED -> {
        if (validated.compareAndSet(false, true)) {
          listener.onValidated(this);
        }
      }
      case IceMediaStream.PROPERTY_PAIR_CONSENT_FRESHNESS_CHANGED -> listener.onConsent();
      default -> {
        // Single checks in progress.
      }
    }
  }

  public String localUfrag() {
    return agent.getLocalUfrag();
  }

  public String localPassword() {
    return agent.getLocalPassword();
  }

  /** Answers checks from now on. */
  public void start(String remoteUfrag, String remotePassword) {
    stream.setRemoteUfrag(remoteUfrag);
    stream.setRemotePassword(remotePassword);
    migration =
        new PathMigration(
            port,
            listener,
            () -> validated.get() && agent.isOver(),
            new Credentials(agent.getLocalUfrag(), agent.getLocalPassword()),
            new Credentials(remoteUfrag, remotePassword));
    gate.open(agent.getLocalUfrag(), agent.getLocalPassword(), remoteUfrag);
    agent.startConnectivityEstablishment();
  }

  /** Whether a pair of addresses has worked. */
  public boolean isValidated() {
    return validated.get();
  }

  /** When datagrams came last; of a session that has started. */
  public long heardNs() {
    PathMigration moving = migration;
    return moving == null ? port.clock().nowNs() : moving.heardNs();
  }

  /** Sees whether the browser still listens; to be called every 50 ms or so. */
  public void tend(long nowNs) {
    PathMigration moving = migration;
    if (moving != null) {
      moving.check(nowNs);
    }
  }

  /** Sends to where the browser is heard from. */
  @Override
  public void send(byte[] b, int off, int len) throws IOException {
    PathMigration moving = migration;
    DatagramPath elsewhere = moving == null ? null : moving.present();
    if (elsewhere != null) {
      elsewhere.send(b, off, len);
    } else {
      component.send(b, off, len);
    }
  }

  @Override
  public void close() {
    PathMigration moving = migration;
    if (moving != null) {
      moving.close();
    }
    gate.close(agent.getLocalUfrag());
    agent.free();
  }
}
