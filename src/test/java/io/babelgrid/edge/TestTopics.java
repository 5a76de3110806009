package io.babelgrid.edge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of the test's broker, as somebody else reads and writes them. */
final class TestTopics implements AutoCloseable {

  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> consumer;

  TestTopics(String servers) {
    Map<String, Object> keys = Map.of("bootstrap.servers", servers);
    producer = new KafkaProducer<>(keys, new StringSerializer(), new StringSerializer());
    consumer = new KafkaConsumer<>(keys, new StringDeserializer(), new StringDeserializer());
  }

  /** Writes one after the other. */
  void write(String topic, String key, List<String> values) {
    values.forEach(value -> producer.send(new ProducerRecord<>(topic, key, value)));
    producer.flush();
  }

  /** All that stands in a topic. */
  List<ConsumerRecord<String, String>> read(String topic) {
    List<TopicPartition> parts =
        consumer.partitionsFor(topic).stream()
            .map(part -> new TopicPartition(topic, part.partition()))
            .toList();
    consumer.assign(parts);
    consumer.seekToBeginning(parts);
    var all = new ArrayList<ConsumerRecord<String, String>>();
    Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
    while (parts.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
      consumer.poll(Duration.ofMillis(100)).forEach(all::add);
    }
    return all;
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
