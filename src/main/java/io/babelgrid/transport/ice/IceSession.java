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

/**
 * One generation of ICE of one peer: a restart makes a new one beside it. The browser controls and
 * sends the checks; its addresses are learned from them, so no candidates of it are needed. Any
 * thread may send.
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
  private final AtomicBoolean validated = new AtomicBoolean();

  /**
   * Prepares local credentials.
   *
   * @throws IOException when no candidate can be made
   */
  public IceSession(IcePort port, Listener listener) throws IOException {
    this.listener = listener;
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
    gate.open(agent.getLocalUfrag(), agent.getLocalPassword(), remoteUfrag);
    agent.startConnectivityEstablishment();
  }

  /** Sends to where the browser was last heard from. */
  @Override
  public void send(byte[] b, int off, int len) throws IOException {
    component.send(b, off, len);
  }

  @Override
  public void close() {
    gate.close(agent.getLocalUfrag());
    agent.free();
  }
}
