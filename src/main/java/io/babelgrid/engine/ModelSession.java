package io.babelgrid.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.StampedLock;

/**
 * One loaded ONNX graph; safe for many threads. One intra-op thread and no spinning: parallelism
 * comes from the lanes, and a spinning worker would steal the media threads' core.
 */
public final class ModelSession implements AutoCloseable {

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String name;
  private final boolean direct = !Boolean.getBoolean(OnnxApi.BINDING_ONLY);

  /** Read while the graph runs, written to unload it. */
  private final StampedLock use = new StampedLock();

  private boolean closed;

  private ModelSession(OrtEnvironment environment, OrtSession session, String name) {
    this.environment = environment;
    this.session = session;
    this.name = name;
  }

  /** Loads a graph on the CPU, where small ones are best off whatever the node has. */
  public static ModelSession load(Path file) {
    return load(file, Device.CPU);
  }

  /** Loads a graph on {@code device}, usually that of the {@link ComputeLanes} it will run on. */
  public static ModelSession load(Path file, Device device) {
    OrtEnvironment environment = OnnxEnvironment.get();
    String name = String.valueOf(file.getFileName());
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      // Without VNNI, pairs of u8 * s8 products saturate at 16 bits. The kernel that this asks for
      // is as exact as with VNNI, where it changes nothing.
      options.addConfigEntry("session.x64quantprecision", "1");
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      device.addTo(options);
      return new ModelSession(
          environment, environment.createSession(file.toString(), options), name);
    } catch (OrtException e) {
      throw new InferenceException("cannot load model " + file, e);
    }
  }

  public OrtEnvironment environment() {
    return environment;
  }

  /**
   * Runs the graph and returns the named outputs; the caller closes the result. Inputs stay the
   * caller's.
   */
  public OrtSession.Result run(Map<String, ? extends OnnxTensorLike> inputs, Set<String> outputs) {
    long inUse = enter();
    try {
      return session.run(inputs, outputs);
    } catch (OrtException e) {
      throw new InferenceException("model " + name + " failed", e);
    } finally {
      use.unlockRead(inUse);
    }
  }

  /**
   * Runs the graph and lets it write into tensors of the caller, which keeps them. A pinned output
   * may share its memory with an input where the operator works in place (key-value caches).
   */
  public void run(
      Map<String, ? extends OnnxTensorLike> inputs, Map<String, ? extends OnnxValue> pinned) {
    long inUse = enter();
    try {
      session.run(inputs, Set.of(), pinned).close();
    } catch (OrtException e) {
      throw new InferenceException("model " + name + " failed", e);
    } finally {
      use.unlockRead(inUse);
    }
  }

  /**
   * Prepares runs that let the graph write into tensors of the caller, as {@link #run(Map, Map)},
   * and allocate nothing.
   *
   * @param inputs all that the graph needs; their order is that of the places to bind
   * @param outputs those that are wanted, likewise
   */
  public BoundRun bind(List<String> inputs, List<String> outputs) {
    return new BoundRun(this, inputs, outputs, direct);
  }

  void run(BoundValues inputs, BoundValues outputs) {
    long inUse = enter();
    try {
      inputs.requireBound();
      outputs.requireBound();
      OnnxApi api = OnnxApi.FOUND;
      if (api != null && direct) {
        api.run(api.handle(session), inputs, outputs);
      } else {
        session.run(inputs.byName(), Set.of(), outputs.byName()).close();
      }
    } catch (OrtException e) {
      throw new InferenceException("model " + name + " failed", e);
    } finally {
      use.unlockRead(inUse);
    }
  }

  public Set<String> inputNames() {
    return session.getInputNames();
  }

  public Set<String> outputNames() {
    return session.getOutputNames();
  }

  /** What the graph takes, by name. */
  public Map<String, TensorSpec> inputs() {
    try {
      return specs(session.getInputInfo());
    } catch (OrtException e) {
      throw new InferenceException("cannot read the inputs of model " + name, e);
    }
  }

  /** What the graph gives, by name. */
  public Map<String, TensorSpec> outputs() {
    try {
      return specs(session.getOutputInfo());
    } catch (OrtException e) {
      throw new InferenceException("cannot read the outputs of model " + name, e);
    }
  }

  private static Map<String, TensorSpec> specs(Map<String, NodeInfo> nodes) {
    var specs = new TreeMap<String, TensorSpec>();
    nodes.forEach((node, info) ->
        specs.put(
            node,
            info.getInfo() instanceof TensorInfo tensor
                ? new TensorSpec(
                    tensor.type.name(), Arrays.stream(tensor.getShape()).boxed().toList())
                : new TensorSpec("NONE", List.of())));
    return specs;
  }

  /** Unloads the graph when what runs has ended; later runs fail. */
  @Override
  public void close() {
    long alone = use.writeLock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new InferenceException("cannot unload model " + name, e);
    } finally {
      use.unlockWrite(alone);
    }
  }

  private long enter() {
    long inUse = use.readLock();
    if (closed) {
      use.unlockRead(inUse);
      throw new InferenceException("model " + name + " is unloaded", null);
    }
    return inUse;
  }
}
