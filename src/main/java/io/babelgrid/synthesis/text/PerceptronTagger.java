package io.babelgrid.synthesis.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Part-of-speech tagger, greedy from left to right, by an averaged perceptron (Collins,
 * "Discriminative training methods for hidden Markov models", EMNLP 2002) over Penn Treebank tags.
 * Words with one clear tag are answered from a list. Weights are integers, tenths of what was
 * trained, so the result does not depend on the order of sums.
 */
final class PerceptronTagger {

  private static final String UNTAGGED = "NN";
  private static final String BEFORE_FIRST = "-START-";
  private static final String BEFORE_BEFORE_FIRST = "-START2-";
  private static final String AFTER_LAST = "-END-";
  private static final String AFTER_AFTER_LAST = "-END2-";

  private final List<String> tags;
  private final SortedTable clearTags;
  private final SortedTable vocabulary;
  private final SortedTable features;

  private PerceptronTagger(
      List<String> tags, SortedTable clearTags, SortedTable vocabulary, SortedTable features) {
    this.tags = List.copyOf(tags);
    this.clearTags = clearTags;
    this.vocabulary = vocabulary;
    this.features = features;
  }

  /** Loads from files as models/convert/english_g2p.py describes them. */
  static PerceptronTagger load(Path tags, Path clearTags, Path vocabulary, Path features) {
    try {
      return new PerceptronTagger(
          Files.readAllLines(tags),
          SortedTable.load(clearTags),
          SortedTable.load(vocabulary),
          SortedTable.load(features));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + tags, e);
    }
  }

  /** One tag a word. */
  List<String> tag(List<String> words) {
    var context = new ArrayList<String>(words.size() + 4);
    context.add(BEFORE_BEFORE_FIRST);
    context.add(BEFORE_FIRST);
    for (String word : words) {
      String folded = fold(word);
      context.add(vocabulary.contains(folded) ? folded : "<" + shape(word) + ">");
    }
    context.add(AFTER_LAST);
    context.add(AFTER_AFTER_LAST);

    var result = new ArrayList<String>(words.size());
    String previous = BEFORE_FIRST;
    String beforePrevious = BEFORE_BEFORE_FIRST;
    for (int i = 0; i < words.size(); i++) {
      String tag = clearTags.get(words.get(i));
      if (tag == null) {
        tag = best(words.get(i), i, context, previous, beforePrevious);
      }
      result.add(tag);
      beforePrevious = previous;
      previous = tag;
    }
    return result;
  }

  private String best(
      String word, int index, List<String> context, String previous, String beforePrevious) {
    int here = index + 2;
    String[] present = {
      "b",
      "s3=" + ending(word),
      "p1=" + word.charAt(0),
      "w=" + context.get(here),
      "sh=" + shape(word),
      index == 0 ? "i0" : "i+",
      "t-1=" + previous,
      "t-2=" + beforePrevious,
      "t-12=" + previous + "," + beforePrevious,
      "w-1=" + context.get(here - 1),
      "s3-1=" + ending(context.get(here - 1)),
      "w-2=" + context.get(here - 2),
      "w+1=" + context.get(here + 1),
      "s3+1=" + ending(context.get(here + 1)),
      "w+2=" + context.get(here + 2)
    };
    var scores = new int[tags.size()];
    boolean any = false;
    for (String feature : present) {
      String weights = features.get(feature);
      if (weights != null) {
        addWeights(weights, scores);
        any = true;
      }
    }
    return any ? tags.get(highest(scores)) : UNTAGGED;
  }

  /** Adds {@code index:weight} fields, separated by spaces. */
  private static void addWeights(String fields, int[] scores) {
    int at = 0;
    while (at < fields.length()) {
      int colon = fields.indexOf(':', at);
      int space = fields.indexOf(' ', colon);
      int end = space < 0 ? fields.length() : space;
      scores[Integer.parseInt(fields, at, colon, 10)] +=
          Integer.parseInt(fields, colon + 1, end, 10);
      at = end + 1;
    }
  }

  /** Of equal scores the tag that sorts last wins, as in training. */
  private int highest(int[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      boolean tie = scores[i] == scores[best] && tags.get(i).compareTo(tags.get(best)) > 0;
      if (scores[i] > scores[best] || tie) {
        best = i;
      }
    }
    return best;
  }

  private static String ending(String word) {
    return word.substring(Math.max(0, word.length() - 3));
  }

  private static String fold(String word) {
    if (word.indexOf('-', 1) > 0 && word.charAt(0) != '-') {
      return "!HYPHEN";
    }
    return word.toLowerCase(Locale.ROOT);
  }

  /** Capitals and small letters, coarsely. */
  private static String shape(String word) {
    boolean letters = word.chars().allMatch(Character::isLetter);
    if (!letters) {
      String start = word.substring(0, Math.min(4, word.length()));
      var kinds = new StringBuilder();
      start.chars().forEach(c -> kinds.append(Character.isLetter(c) ? 'x' : (char) c));
      return kinds.toString();
    }
    boolean lowerTail = word.chars().skip(1).allMatch(Character::isLowerCase);
    boolean upperTail = word.chars().skip(1).allMatch(Character::isUpperCase);
    if (Character.isUpperCase(word.charAt(0))) {
      return word.length() == 1 ? "X1" : lowerTail ? "Xx" : upperTail ? "XX" : "xX";
    }
    return lowerTail && Character.isLowerCase(word.charAt(0)) ? "x" : "xX";
  }
}
