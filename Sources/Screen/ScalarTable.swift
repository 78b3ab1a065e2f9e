/// What a scalar is to a terminal: how many cells it takes alone, and whether it
/// may be shown at all.
enum ScalarClass: UInt8 {
  /// A mark that joins the character before it.
  case zero = 0
  case narrow = 1
  case wide = 2
  /// Never sent to a terminal: controls, bidi controls, tags, invisible letters, private and
  /// unassigned scalars.
  case unsafe = 3
}

/// Classes of all scalars below U+20000 in one flat table; the planes above follow rules.
///
/// Generated from the Unicode 18 data of python's `unicodedata` (package unicodedata2):
/// for each scalar in order
/// - `z` U+FE00…FE0F, ZWNJ and ZWJ (their places are judged by `Sanitise`),
/// - `x` the default-ignorable letters (U+034F, 115F, 1160, 17B4, 17B5, 180B…180F, 3164, FFA0)
///   and the general categories Cc Cf Cn Co Cs Zl Zp,
/// - `z` Mn, Me and the Hangul vowels and finals (U+1161…11FF, D7B0…D7FB),
/// - `w` east_asian_width W or F,
/// - `n` the rest;
/// equal neighbours joined, each run written as its letter and its length (1 left out).
enum ScalarTable {
  static let limit: UInt32 = 0x20000

  /// The classes, unpacked at the first scalar that is not ASCII (about 20 µs; in a debug build, which
  /// the tests start a thousand times, appending run by run would take 60 ms).
  static let classes: [UInt8] = unpack(runs)

  static func unpack(_ runs: StaticString) -> [UInt8] {
    let bytes = UnsafeBufferPointer(start: runs.utf8Start, count: runs.utf8CodeUnitCount)
    return [UInt8](unsafeUninitializedCapacity: Int(limit)) { classes, count in
      var kind = ScalarClass.unsafe
      var length = 0
      func flush() {
        let end = min(count + max(length, 1), classes.count)
        classes[count..<end].initialize(repeating: kind.rawValue)
        count = end
      }
      for (index, byte) in bytes.enumerated() {
        if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
          length = length * 10 + Int(byte - UInt8(ascii: "0"))
          continue
        }
        if index > 0 { flush() }
        kind = letter(byte)
        length = 0
      }
      flush()
    }
  }

  static func letter(_ byte: UInt8) -> ScalarClass {
    switch byte {
    case UInt8(ascii: "z"): .zero
    case UInt8(ascii: "n"): .narrow
    case UInt8(ascii: "w"): .wide
    default: .unsafe
    }
  }

  private static let runs: StaticString = """
    x32n95x33n13xn594z79xz32n8x2n6x4n7xnxn20xn224z7n166xn38xn56xz45nznz2nz2nz3x6n27x4n6x17n10z11\
    nxn46z21n16zn101z7xnz6n2z2nz4n32x2nzn30z27x2n89z11nx14n43z9n7x2zn24z4nz9nz3nz5x2n15xn25z3x2n\
    xn11x5n32x7z9n42z24xz32n55znzn4z8n4zn3z7n10z2n29zn2xn8x2n2x2n22xn7xnx3n4x2zn4z4x2n2x2n2znx8n\
    x4n2xn3z2x2n24zx2z2nxn6x4n2x2n22xn7xn2xn2xn2x2zxn3z2x4z2x2z3x3zx7n4xnx7n10z2n3znx10z2nxn9xn3\
    xn22xn7xn2xn5x2zn4z5xz2nxn2zx2nx15n2z2x2n12x7nz6xzn2xn8x2n2x2n22xn7xn2xn5x2zn2znz4x2n2x2n2zx\
    5z4nx4n2xn3z2x2n18x10znxn6x3n3xn4x3n2xnxn2x3n2x3n3x3n12x4n2zn2x3n3xn3zx2nx6nx14n21x5zn3zn8xn\
    3xn23xn16x2znz3n4xz3xz4x7z2xn3xn2x2n2z2x2n10x7n10zn11xn3xn23xn10xn5x2zn2zn5xzn2xn2z2x7n2x5n3\
    xn2z2x2n10xn3x12z2n11xn3xn41z2n4z4xn3xn3zn2x4n14z2x2n26xzn2xn18x3n24xn9xnx2n7x3zx4n3z3xzxn8x\
    6n10x2n3x12n48zn2z7x4n8z8n13x37n2xnxn5xn24xnxn10zn2z9nx2n5xnxz7xn10x2n4x32n24z2n27znznzn14xn\
    36x4z14nz5nz2n5z11xz36xn8zn6xn13x37n45z4nz6nz2n2z2n25z2n4z3n16z4n13zn2z2n6zn15zn40xnx5nx2n48\
    w95x2z159n73xn4x2n7xnxn4x2n41xn4x2n33xn4x2n7xnxn4x2n15xn57xn4x2n67x2z3n29x3n26x6n86x2n6x2n66\
    9x3n89x7n18z3nx9n19z2n3x9n18z2x12n13xn3xz2x12n52x2nz7n8zn2z11n9zx2n10x6n10x6n11x5n10x6n89x7n\
    5z2n34znx5n70x10n31xz3n4z2n3x4n2zn6z3x4nx3n42x2n5x11n44x4n26x6n11x3n57z2n2zx2n56znz7xznzn2z8\
    n6z10x2zn10x6n10x6n14x2z65x15z4n48znz5nzn5zn10xn29z9n12z2n32z4n2z2nz3n56znz2n3znz3n2x8n48z8n\
    2z2x3n15x3n62x5n43x2n11x8z3nz13nz7n4zn6zn3z2nx5n192z64n278x2n6x2n38x2n6x2n8xnxnxnxn31x2n53xn\
    15xn14x2n6xn19x2n3xn9xn11xz2x2n24x7n49x16n2x2n81x11z33x15n140x4n394w2n13w2n190w4n3wn2wn54x22\
    n11x21n413w2n21w2n26w8n16w12n43wn10w6n3wn13wn8w2n17w2n5w2n8wn5wn21wn7w2nwn4wn2wn7wn4w2n28wn3\
    5wnwn4w3nwn61w3n24wn14wn859w2n51wn4wn30x2n377z3n2x5n45xnx5nx2n56x7n2x14zn23x9n7xn7xn7xn7xn7x\
    n7xn7xn7xz32n94x2n4x28w26xw89x12w214x26w58z4w17nxw86x2z2w101x5w43xw51xw42xw86x9w48xw40n8w292\
    45x3w55x9n348x20n47z4nz10n32z2n80z2n6x8n222x4nx14n17zn3zn4zn25z2n5zx3n10x6n56x8n68z2x8n12x6z\
    18n13zn38z8n25z11n2x11nw29x3z3n48zn2z4n2z2n16xn11x4n7zn25xn41z6n2z2n2z2x9n3zn8znx2n10x2n32zn\
    51znz3n2z2n5z2nznx24n17z2n8zx10n6x2n6x2n6x9n7xn7xn62x2n117zn2zn4zx2n10x6w11172x12z23x4z49x84\
    52w366x2w106x38n7x12n5x5nzn24xn5xnxn2xn2xn650x32n16z16w10x6z16w35xw19xw4x4n5xn135x4w96n63xn3\
    0x3n6x2n6x2n6x2n3x3w7xn7x13n2x2n12xn26xn19xn2xn15x2n14x34n123x5n3x4n45x3n88xn13x3nx47n45zx13\
    0n29x3n49x15zn27x4n36x9n30x5n38z5x5n30xn37x4n14x42n158x2n10x6n36x4n36x4n40x8n52x11n12xn15xn7\
    xn2xn11xn15xn7xn2x3n52x12n311x9n22x10n8x24n6xn42xn14x64n6x2nxn44xn2x3nx2n23xn72x8n9x48n19xn2\
    x5n33x3n27x5n27x38n56x4n20x2n47z3xz2x5z4n4xn3xn29x2z3x4zn9x7n9x7n64x32n37z2x4n12x9n54x3n29x2\
    n27x5n26x7n4x12n7x80n73x55n51x13n51x7n42z4x8n10x6n38x3z5n24x8n2x208n31xn42xz2nx2n2x16n6xn2z5\
    n31xz16n40x8n22z11n9x22n18z4n4x38n28x20n23x9nzn54z15n7x4n30zn2z2nx9z3n49z4n2z2n2xn4zx13n25x7\
    n10x6z3n36z5nz8xn18x8n35zn3x9z2n52z9n10z4n2zn16xn20x11n18xn28z3n2znz2n6zn2zx62n7xnxn4xn15xn1\
    1x6n47zn3z8x5n10x6z2n2xn8x2n2x2n22xn7xn2xn5xz2n3zn4x2n2x2n3x2nx6nx5n7x2z7x3z5x11n10xnx2nxn38\
    xn4z6xnx2nxn4xn2znznzn3xn2x8z2x29n56z8n2z3nzn21xnzn3x30n51z6nzn4z2nz2n4x8n10x166n50z4x2n4z2n\
    z2n27z2x34n51z8n2znz2n4x11n10x6n13x19n43znzn2z6nzn2x6n10x6n20x28n27x2znzn2z4nz5x4n23x185n47z\
    9nz2nx100n83x12n8x2nx2n8xn2xn30xn2x2z2nzn4zn3x9n10x70n8x2n42z4x2z2n4zn4x27nz10n40z6n2z4n8zx8\
    nz6n2z3n46z13nz2n9x13n73x7n11x85znz3nznx88n34x14n10x6n9xn38z7xz6nzn6x10n29x3n32x2z22xnz7nz2n\
    z2x73n7xn2xn38z6x3zxz2xz7nzx8n10x6n6xn2xn37xz2xn2znznx7n10x6n44x4n10x6znx238n19z2n4x7z2n15xn\
    36z5x3n2znzn23zx85nx15n50x13n923x102n324x12n311x2313n99x13n1072x16zn6z15x10n3995x5n583x6841n\
    30z12n3z3n10x1734n569x7n31xn10x4n81xn10x6n30x2z5nx10n48z7n15x10n10xn7xn21x5n19x432n58x198n91\
    x5n25x2n25x44n75x4zn56x7z4n13x64w4zx11w7x9w7387x36w34x95w115x13w914x14w51x7709w4xw7xw2xw297x\
    9wx29w3x2wx14w5x7w396x2308n107x5n13x3n9x7n10x2nz2nx3936n253x3n436x6n23xn3x8n33x2z46x2z23x9n1\
    16x60n246x10n39z2n62z3n9x8z8n2z7n30z4n148z3nx10n11z2n37x62n20x12n20x12w87x9w23n2x135n85xn71x\
    n2x2nx2n2x2n4xn12xnxn7xn65xn4x2n8xn7xn28xn4xn5xnx3n7xn341xn292x2n562z55n4z50n8zn14zn7x15z5xz\
    15x80n29x995n130x14n7x54n51z7xz17x2z7xz2xz5x5n62x33zx112n45x3z7n7x2n10x4n2x320n30zx17n44z4n1\
    0x5nx464n28z4n10x214n30z2n11x4nx192n31xn3zn2zn7z2n5zx8n2x224n7xn4xn2xn15xn197x2n9z7x41n68z7n\
    x4n10x4n2x785n68x76n61x194n4xn27xn2xnx2nxn10xn4xnxnx6nx4nxnxnxn3xn2xnx2nxnxnxnxnxn2xnx2n4xn7\
    xn4xn4xnxn10xn17x5n3xn5xn17x52n2x270n4wn39x4n100x12n15x2n15xn14wxn37x10n142wn2w10n19wx55n26w\
    3x13w44x4w9x7w2x14w6x154w33n12w9nw70nw22n12w43n4w5n12w17n3wn3w71nwnw187n2w63n13w4nw24n18wn26\
    w2n13wn86w85n48w70n6wn3w3n2w5x2w4n11w2x3n4w9x3n218wnx4w12x4wn27x4n56x8n10x6n40x8n30x2n12x4n2\
    x14n9x39n12w47nw10nw185n88x8n14x2w13x3w71xwx3w18xw13x3w12x5n147xn103x1029
    """
}

extension Unicode.Scalar {
  /// The class of this scalar on its own.
  var screenClass: ScalarClass {
    if value < ScalarTable.limit {
      return ScalarClass(rawValue: ScalarTable.classes[Int(value)]) ?? .unsafe
    }
    // Planes 2 and 3 are ideographs, assigned or kept for them; above are tags, selectors and
    // private use.
    let isIdeograph = value < 0x40000 && value & 0xFFFF < 0xFFFE
    return isIdeograph ? .wide : .unsafe
  }

  var isPrintableASCII: Bool { value >= 0x20 && value < 0x7F }
}
