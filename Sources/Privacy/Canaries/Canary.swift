public import Sampling

/// A sentence that is planted in a seed to see how much a model remembers.
///
/// After Carlini et al. 2019, *The secret sharer*. Five words of a list of 256, drawn at random: one of 2⁴⁰ sentences that are all as probable in themselves.
public struct Canary: Equatable, Sendable {
  /// The sentence.
  public let text: String
  /// How many groups wrote it.
  public let groups: Int

  /// A canary that was planted before.
  public init(text: String, groups: Int) { (self.text, self.groups) = (text, groups) }

  /// How many groups write a canary: each of these in turn.
  public static let groupCounts = [1, 2, 5, 10]

  /// Draws so many different canaries.
  public static func draw(_ count: Int, from stream: inout RandomStream) -> [Canary] {
    var texts: Set<String> = []
    var canaries: [Canary] = []
    while canaries.count < count {
      let text = candidate(from: &stream)
      if !texts.insert(text).inserted { continue }
      canaries.append(
        Canary(text: text, groups: groupCounts[canaries.count % groupCounts.count]))
    }
    return canaries
  }

  /// One of the sentences that a canary might have been.
  package static func candidate(from stream: inout RandomStream) -> String {
    opening + (0..<5).map { _ in stream.pick(words) }.joined(separator: " ")
  }

  private static let opening = "remember "

  /// Plain words of one or two syllables that every spelling list has.
  package static let words = """
    anchor apple apron arrow autumn badge bakery balcony bamboo banana banner barrel basket beacon berry bicycle blanket \
    blossom bottle bottom branch bread breeze bridge bronze broom brush bubble bucket butter button cabin cable camel camera \
    candle canoe canvas carpet carrot castle cattle ceiling cellar chain chalk chapel cherry chimney circle cloak cloud clover \
    coast coffee collar copper coral corner cotton cradle crater crayon cricket crown crystal curtain cushion dagger daisy \
    dancer desert diamond dragon drawer dream drum eagle echo engine fabric falcon feather fence ferry fiddle finger flame \
    flower flute forest fossil fountain galaxy garden garlic gate ginger giraffe glacier glove goose granite grape gravel \
    guitar hammer harbor harvest hazel helmet hill hollow honey hook horizon hotel island ivory jacket jewel jungle kettle \
    kitchen kite ladder lantern lemon lentil letter lily linen lion lizard lumber magnet mango maple marble market meadow \
    melon mirror mitten monkey moon mountain mushroom napkin needle nest nickel noodle nutmeg oasis ocean olive onion orange \
    orchard otter oven owl paddle palace panda paper parrot pasta peach pebble pencil pepper piano pillow pilot planet \
    plaster plum pocket pond poppy potato powder prairie puddle pumpkin puzzle quarry quartz quilt rabbit raft rain raven \
    ribbon rice river robin rocket roof rope rose saddle sail salmon sand satin scarf school shadow shell shovel silk silver \
    smoke snow spade spark spider spoon spring squirrel stable station statue steam stone storm straw stream sugar \
    summer sunset swan sword table temple thunder tiger timber toast tomato torch tower tractor train trumpet tulip tunnel \
    turtle umbrella valley vase velvet village
    """.split(separator: " ").map(String.init)
}
