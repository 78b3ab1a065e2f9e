/// What letters fold to, generated with Python's `unicodedata`: NFKD without the marks that fold
/// away, then full case folding, then our own unifications (dotless i, æ, ø, đ, Arabic yeh, kaf,
/// heh and alef, typographic quotes and hyphens), repeated until nothing changes. Left out, because
/// a register is not searched for them: enclosed and squared forms, Arabic word ligatures, CJK
/// compatibility ideographs, everything above U+FFFF. Escaped are letters an editor might normalise
/// or reorder.
enum FoldingLetters {
  /// Words in turn: what is folded to, and the letters which fold to it.
  static let groups: StaticString = """
    !! \u{203C} !? \u{2049} " «»\u{2BA}\u{201C}\u{201D}\u{201E}\u{201F}\u{2033}＂
    ' ´\u{2B9}\u{2BB}\u{2BC}\u{2BE}\u{2BF}\u{374}\u{1FFD}\u{2018}\u{2019}\u{201A}\u{201B}\u{2032}
    ' \u{2039}\u{203A}＇ ''' \u{2034} '''' \u{2057} 'n ŉ ( \u{207D}\u{208D}（ ) \u{207E}\u{208E}）
    + \u{207A}\u{208A}\u{FB29}＋
    - \u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2043}\u{207B}\u{208B}\u{2212}－
    . \u{2024}． .. \u{2025} ... \u{2026} / \u{2044}／ 0 \u{660}\u{6F0}\u{2070}\u{2080}⓪０ 0/3 ↉
    1 ¹\u{661}\u{6F1}\u{2081}１ 1/ ⅟ 1/10 ⅒ 1/2 ½ 1/3 ⅓ 1/4 ¼ 1/5 ⅕ 1/6 ⅙ 1/7 ⅐ 1/8 ⅛ 1/9 ⅑
    2 ²\u{662}\u{6F2}\u{2082}２ 2/3 ⅔ 2/5 ⅖ 3 ³\u{663}\u{6F3}\u{2083}３ 3/4 ¾ 3/5 ⅗ 3/8 ⅜
    4 \u{664}\u{6F4}\u{2074}\u{2084}４ 4/5 ⅘ 5 \u{665}\u{6F5}\u{2075}\u{2085}５ 5/6 ⅚ 5/8 ⅝
    6 \u{666}\u{6F6}\u{2076}\u{2086}６ 7 \u{667}\u{6F7}\u{2077}\u{2087}７ 7/8 ⅞
    8 \u{668}\u{6F8}\u{2078}\u{2088}８ 9 \u{669}\u{6F9}\u{2079}\u{2089}９ ::= \u{2A74} ; \u{37E}；
    < \u{226E}＜ = \u{207C}\u{208C}\u{2260}＝ == \u{2A75} === \u{2A76} > \u{226F}＞ ?! \u{2048}
    ?? \u{2047} ` \u{1FEF}｀
    a ªÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧ\u{1D2C}\u{1D43}ḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ\u{2090}\u{212B}Ⓐ
    a ⓐＡａ a' ẚ a/c ℀ a/s ℁ ae ÆæǢǣǼǽ\u{1D2D} b \u{1D2E}\u{1D47}ḂḃḄḅḆḇℬⒷⓑＢｂ
    c ÇçĆćĈĉĊċČč\u{1D9C}ḈḉℂℭⅭⅽⒸⓒＣｃ c/o ℅ c/u ℆ d ÐðĎďĐđ\u{1D30}\u{1D48}\u{1D9E}ḊḋḌḍḎḏḐḑḒḓⅅⅆⅮⅾⒹⓓＤｄ
    dz ǄǅǆǱǲǳ
    e ÈÉÊËèéêëĒēĔĕĖėĘęĚěƎƏǝȄȅȆȇȨȩ\u{259}\u{1D31}\u{1D32}\u{1D49}\u{1D4A}ḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ
    e \u{2091}\u{2094}ℯℰⅇⒺⓔＥｅ f \u{1DA0}ḞḟℱⒻⓕＦｆ fax ℻ ff \u{FB00} ffi \u{FB03} ffl \u{FB04}
    fi \u{FB01} fl \u{FB02} g ĜĝĞğĠġĢģǦǧǴǵ\u{1D33}\u{1D4D}ḠḡℊⒼⓖＧｇ
    h ĤĥĦħȞȟ\u{2B0}\u{1D34}ḢḣḤḥḦḧḨḩḪḫẖ\u{2095}ℋℌℍℎℏⒽⓗＨｈ
    i ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐȈȉȊȋ\u{1D35}\u{1D62}ḬḭḮḯỈỉỊị\u{2071}ℐℑℹⅈⅠⅰⒾⓘＩｉ ii Ⅱⅱ iii Ⅲⅲ ij Ĳĳ iv Ⅳⅳ
    ix Ⅸⅸ j Ĵĵǰ\u{2B2}\u{1D36}ⅉⒿⓙⱼＪｊ k ĶķĸǨǩ\u{1D37}\u{1D4F}ḰḱḲḳḴḵ\u{2096}\u{212A}ⓀⓚＫｋ
    l ĹĺĻļĽľŁł\u{2E1}\u{1D38}ḶḷḸḹḺḻḼḽ\u{2097}ℒℓⅬⅼⓁⓛＬｌ lj Ǉǈǉ l· Ŀŀ
    m \u{1D39}\u{1D50}ḾḿṀṁṂṃ\u{2098}ℳⅯⅿⓂⓜＭｍ
    n ÑñŃńŅņŇňŊŋǸǹ\u{1D3A}\u{1D51}ṄṅṆṇṈṉṊṋ\u{207F}\u{2099}ℕⓃⓝＮｎ nj Ǌǋǌ no №
    o ºÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǪǫǬǭǾǿȌȍȎȏȪȫȬȭȮȯȰȱ\u{1D3C}\u{1D52}ṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ
    o \u{2092}ℴⓄⓞＯｏ oe Œœ p \u{1D3E}\u{1D56}ṔṕṖṗ\u{209A}ℙⓅⓟＰｐ q ℚⓆⓠＱｑ
    r ŔŕŖŗŘřȐȑȒȓ\u{2B3}\u{1D3F}\u{1D63}ṘṙṚṛṜṝṞṟℛℜℝⓇⓡＲｒ rs \u{20A8}
    s ŚśŜŝŞşŠšſȘș\u{2E2}ṠṡṢṣṤṥṦṧṨṩẛ\u{209B}ⓈⓢＳｓ sm ℠ ss ßẞ st \u{FB05}\u{FB06}
    t ŢţŤťŦŧȚț\u{1D40}\u{1D57}ṪṫṬṭṮṯṰṱẗ\u{209C}ⓉⓣＴｔ tel ℡ th Þþ tm ™
    u ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗ\u{1D41}\u{1D58}\u{1D64}ṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰựⓊⓤＵｕ
    v \u{1D5B}\u{1D65}ṼṽṾṿⅤⅴⓋⓥⱽＶｖ vi Ⅵⅵ vii Ⅶⅶ viii Ⅷⅷ w Ŵŵ\u{2B7}\u{1D42}ẀẁẂẃẄẅẆẇẈẉẘⓌⓦＷｗ
    x ×\u{2E3}ẊẋẌẍ\u{2093}ⅩⅹⓍⓧＸｘ xi Ⅺⅺ xii Ⅻⅻ y ÝýÿŶŷŸȲȳ\u{2B8}ẎẏẙỲỳỴỵỶỷỸỹⓎⓨＹｙ
    z ŹźŻżŽž\u{1DBB}ẐẑẒẓẔẕℤℨⓏⓩＺｚ \u{292} ƷǮǯ
    α ΆΑάἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎἏὰ\u{1F71}ᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾰᾱᾲᾳᾴᾶᾷᾸᾹᾺ\u{1FBB}ᾼ β Βϐ
    ε ΈΕέϵἐἑἒἓἔἕἘἙἚἛἜἝὲ\u{1F73}Ὲ\u{1FC9}
    η ΉΗήἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯὴ\u{1F75}ᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟῂῃῄῆῇῊ\u{1FCB}ῌ θ Θϑϴ
    ι ΊΐΙΪίϊἰἱἲἳἴἵἶἷἸἹἺἻἼἽἾἿὶ\u{1F77}\u{1FBE}ῐῑῒ\u{1FD3}ῖῗῘῙῚ\u{1FDB} κ Κϰ μ µΜ
    ο ΌΟόὀὁὂὃὄὅὈὉὊὋὌὍὸ\u{1F79}Ὸ\u{1FF9} π Πϖ ρ ΡϱῤῥῬ σ ΣςϲϹ
    υ ΎΥΫΰϋύϒϓϔὐὑὒὓὔὕὖὗὙὛὝὟὺ\u{1F7B}ῠῡῢ\u{1FE3}ῦῧῨῩῪ\u{1FEB} φ Φϕ
    ω ΏΩώὠὡὢὣὤὥὦὧὨὩὪὫὬὭὮὯὼ\u{1F7D}ᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯῲῳῴῶῷῺ\u{1FFB}ῼ\u{2126} а АӐӑӒӓ г ЃГѓ е ЀЁЕѐёӖӗ
    ж ЖӁӂӜӝ з ЗӞӟ и ЍИЙйѝӢӣӤӥ к ЌКќ о ОӦӧ у ЎУўӮӯӰӱӲӳ ч ЧӴӵ ы ЫӸӹ э ЭӬӭ і ІЇї ѵ ѴѶѷ ә ӘӚӛ ө ӨӪӫ
    մե \u{FB14} մի \u{FB15} մխ \u{FB17} մն \u{FB13} վն \u{FB16}
    \u{5D0} \u{FB21}\u{FB2E}\u{FB2F}\u{FB30} \u{5D0}\u{5DC} \u{FB4F} \u{5D1} \u{FB31}\u{FB4C}
    \u{5D3} \u{FB22}\u{FB33} \u{5D4} \u{FB23}\u{FB34} \u{5D5} \u{FB35}\u{FB4B}
    \u{5D9} \u{FB1D}\u{FB39} \u{5DB} \u{FB24}\u{FB3B}\u{FB4D} \u{5DC} \u{FB25}\u{FB3C}
    \u{5E4} \u{FB44}\u{FB4E} \u{5E8} \u{FB27}\u{FB48}
    \u{5E9} \u{FB2A}\u{FB2B}\u{FB2C}\u{FB2D}\u{FB49} \u{5EA} \u{FB28}\u{FB4A}
    \u{627} \u{622}\u{623}\u{625}\u{671}\u{672}\u{673}\u{675}\u{FB50}\u{FB51}\u{FE81}\u{FE82}
    \u{627} \u{FE83}\u{FE84}\u{FE87}\u{FE88}\u{FE8D}\u{FE8E}
    \u{628} \u{FE8F}\u{FE90}\u{FE91}\u{FE92} \u{629} \u{6C3}\u{FE93}\u{FE94}
    \u{62A} \u{FE95}\u{FE96}\u{FE97}\u{FE98} \u{62B} \u{FE99}\u{FE9A}\u{FE9B}\u{FE9C}
    \u{62C} \u{FE9D}\u{FE9E}\u{FE9F}\u{FEA0} \u{62D} \u{FEA1}\u{FEA2}\u{FEA3}\u{FEA4}
    \u{62E} \u{FEA5}\u{FEA6}\u{FEA7}\u{FEA8} \u{62F} \u{FEA9}\u{FEAA} \u{630} \u{FEAB}\u{FEAC}
    \u{631} \u{FEAD}\u{FEAE} \u{632} \u{FEAF}\u{FEB0} \u{633} \u{FEB1}\u{FEB2}\u{FEB3}\u{FEB4}
    \u{634} \u{FEB5}\u{FEB6}\u{FEB7}\u{FEB8} \u{635} \u{FEB9}\u{FEBA}\u{FEBB}\u{FEBC}
    \u{636} \u{FEBD}\u{FEBE}\u{FEBF}\u{FEC0} \u{637} \u{FEC1}\u{FEC2}\u{FEC3}\u{FEC4}
    \u{638} \u{FEC5}\u{FEC6}\u{FEC7}\u{FEC8} \u{639} \u{FEC9}\u{FECA}\u{FECB}\u{FECC}
    \u{63A} \u{FECD}\u{FECE}\u{FECF}\u{FED0} \u{641} \u{FED1}\u{FED2}\u{FED3}\u{FED4}
    \u{642} \u{FED5}\u{FED6}\u{FED7}\u{FED8}
    \u{643} \u{6A9}\u{FB8E}\u{FB8F}\u{FB90}\u{FB91}\u{FED9}\u{FEDA}\u{FEDB}\u{FEDC}
    \u{644} \u{FEDD}\u{FEDE}\u{FEDF}\u{FEE0}
    \u{644}\u{627} \u{FEF5}\u{FEF6}\u{FEF7}\u{FEF8}\u{FEF9}\u{FEFA}\u{FEFB}\u{FEFC}
    \u{645} \u{FEE1}\u{FEE2}\u{FEE3}\u{FEE4} \u{646} \u{FEE5}\u{FEE6}\u{FEE7}\u{FEE8}
    \u{647} \u{6C0}\u{6C1}\u{6C2}\u{6D5}\u{FBA4}\u{FBA5}\u{FBA6}\u{FBA7}\u{FBA8}\u{FBA9}\u{FEE9}
    \u{647} \u{FEEA}\u{FEEB}\u{FEEC} \u{648} \u{624}\u{FE85}\u{FE86}\u{FEED}\u{FEEE}
    \u{64A} \u{626}\u{649}\u{6CC}\u{6D0}\u{FBE4}\u{FBE5}\u{FBE6}\u{FBE7}\u{FBE8}\u{FBE9}\u{FBFC}
    \u{64A} \u{FBFD}\u{FBFE}\u{FBFF}\u{FE89}\u{FE8A}\u{FE8B}\u{FE8C}\u{FEEF}\u{FEF0}\u{FEF1}
    \u{64A} \u{FEF2}\u{FEF3}\u{FEF4} \u{679} \u{FB66}\u{FB67}\u{FB68}\u{FB69}
    \u{67A} \u{FB5E}\u{FB5F}\u{FB60}\u{FB61} \u{67B} \u{FB52}\u{FB53}\u{FB54}\u{FB55}
    \u{67E} \u{FB56}\u{FB57}\u{FB58}\u{FB59} \u{67F} \u{FB62}\u{FB63}\u{FB64}\u{FB65}
    \u{680} \u{FB5A}\u{FB5B}\u{FB5C}\u{FB5D} \u{683} \u{FB76}\u{FB77}\u{FB78}\u{FB79}
    \u{684} \u{FB72}\u{FB73}\u{FB74}\u{FB75} \u{686} \u{FB7A}\u{FB7B}\u{FB7C}\u{FB7D}
    \u{687} \u{FB7E}\u{FB7F}\u{FB80}\u{FB81} \u{688} \u{FB88}\u{FB89} \u{68C} \u{FB84}\u{FB85}
    \u{68D} \u{FB82}\u{FB83} \u{68E} \u{FB86}\u{FB87} \u{691} \u{FB8C}\u{FB8D}
    \u{698} \u{FB8A}\u{FB8B} \u{6A4} \u{FB6A}\u{FB6B}\u{FB6C}\u{FB6D}
    \u{6A6} \u{FB6E}\u{FB6F}\u{FB70}\u{FB71} \u{6AD} \u{FBD3}\u{FBD4}\u{FBD5}\u{FBD6}
    \u{6AF} \u{FB92}\u{FB93}\u{FB94}\u{FB95} \u{6B1} \u{FB9A}\u{FB9B}\u{FB9C}\u{FB9D}
    \u{6B3} \u{FB96}\u{FB97}\u{FB98}\u{FB99} \u{6BA} \u{FB9E}\u{FB9F}
    \u{6BB} \u{FBA0}\u{FBA1}\u{FBA2}\u{FBA3} \u{6BE} \u{FBAA}\u{FBAB}\u{FBAC}\u{FBAD}
    \u{6C5} \u{FBE0}\u{FBE1} \u{6C6} \u{FBD9}\u{FBDA} \u{6C7} \u{FBD7}\u{FBD8}
    \u{6C7}\u{674} \u{FBDD} \u{6C8} \u{FBDB}\u{FBDC} \u{6C9} \u{FBE2}\u{FBE3}
    \u{6CB} \u{FBDE}\u{FBDF} \u{6D2} \u{6D3}\u{FBAE}\u{FBAF}\u{FBB0}\u{FBB1}
    \u{9C7}\u{9BE} \u{9CB} \u{9C7}\u{9D7} \u{9CC} \u{B47}\u{B3E} \u{B4B} \u{B47}\u{B56} \u{B48}
    \u{B47}\u{B57} \u{B4C} \u{B92}\u{BD7} \u{B94} \u{BC6}\u{BBE} \u{BCA} \u{BC6}\u{BD7} \u{BCC}
    \u{BC7}\u{BBE} \u{BCB} \u{C46}\u{C56} \u{C48} \u{CBF}\u{CD5} \u{CC0} \u{CC6}\u{CC2} \u{CCA}
    \u{CC6}\u{CC2}\u{CD5} \u{CCB} \u{CC6}\u{CD5} \u{CC7} \u{CC6}\u{CD6} \u{CC8}
    \u{D46}\u{D3E} \u{D4A} \u{D46}\u{D57} \u{D4C} \u{D47}\u{D3E} \u{D4B} \u{DD9}\u{DCA} \u{DDA}
    \u{DD9}\u{DCF} \u{DDC} \u{DD9}\u{DCF}\u{DCA} \u{DDD} \u{DD9}\u{DDF} \u{DDE}
    \u{F40}\u{FB5} \u{F69} \u{F42}\u{FB7} \u{F43} \u{F4C}\u{FB7} \u{F4D} \u{F51}\u{FB7} \u{F52}
    \u{F56}\u{FB7} \u{F57} \u{F5B}\u{FB7} \u{F5C} \u{F71}\u{F72} \u{F73} \u{F71}\u{F74} \u{F75}
    \u{F71}\u{F80} \u{F81} \u{F90}\u{FB5} \u{FB9} \u{F92}\u{FB7} \u{F93} \u{F9C}\u{FB7} \u{F9D}
    \u{FA1}\u{FB7} \u{FA2} \u{FA6}\u{FB7} \u{FA7} \u{FAB}\u{FB7} \u{FAC} \u{FB2}\u{F80} \u{F76}
    \u{FB3}\u{F80} \u{F78} \u{1025}\u{102E} \u{1026} \u{1B05}\u{1B35} \u{1B06}
    \u{1B07}\u{1B35} \u{1B08} \u{1B09}\u{1B35} \u{1B0A} \u{1B0B}\u{1B35} \u{1B0C}
    \u{1B0D}\u{1B35} \u{1B0E} \u{1B11}\u{1B35} \u{1B12} \u{1B3A}\u{1B35} \u{1B3B}
    \u{1B3C}\u{1B35} \u{1B3D} \u{1B3E}\u{1B35} \u{1B40} \u{1B3F}\u{1B35} \u{1B41}
    \u{1B42}\u{1B35} \u{1B43} \u{2190} \u{219A}\u{FFE9} \u{2192} \u{219B}\u{FFEB}
    \u{306F} \u{3070}\u{3071} \u{3072} \u{3073}\u{3074} \u{3075} \u{3076}\u{3077}
    \u{3078} \u{3079}\u{307A} \u{307B} \u{307C}\u{307D} \u{30A6} \u{30F4}ｳ \u{30AB} \u{30AC}ｶ
    \u{30AD} \u{30AE}ｷ \u{30AF} \u{30B0}ｸ \u{30B1} \u{30B2}ｹ \u{30B3} \u{30B4}ｺ \u{30B5} \u{30B6}ｻ
    \u{30B7} \u{30B8}ｼ \u{30B9} \u{30BA}ｽ \u{30BB} \u{30BC}ｾ \u{30BD} \u{30BE}ｿ \u{30BF} \u{30C0}ﾀ
    \u{30C1} \u{30C2}ﾁ \u{30C4} \u{30C5}ﾂ \u{30C6} \u{30C7}ﾃ \u{30C8} \u{30C9}ﾄ
    \u{30CF} \u{30D0}\u{30D1}ﾊ \u{30D2} \u{30D3}\u{30D4}ﾋ \u{30D5} \u{30D6}\u{30D7}ﾌ
    \u{30D8} \u{30D9}\u{30DA}ﾍ \u{30DB} \u{30DC}\u{30DD}ﾎ \u{30EF} \u{30F7}ﾜ \u{30F2} \u{30FA}ｦ
    """

  /// Letters in turn: a letter, and the one it folds to.
  static let pairs: StaticString = """
    Ɓ\u{253}ƂƃƄƅƆ\u{254}ƇƈƉ\u{256}Ɗ\u{257}ƋƌƐ\u{25B}ƑƒƓ\u{260}Ɣ\u{263}Ɩ\u{269}Ɨ\u{268}ƘƙƜ\u{26F}
    Ɲ\u{272}Ɵ\u{275}ƢƣƤƥƦ\u{280}ƧƨƩ\u{283}ƬƭƮ\u{288}Ʊ\u{28A}Ʋ\u{28B}ƳƴƵƶƸƹƼƽǤǥǶƕǷƿȜȝȠƞȢȣȤȥȺⱥȻȼȽƚȾⱦ
    ɁɂɃƀɄ\u{289}Ʌ\u{28C}ɆɇɈɉɊɋɌɍɎɏͰͱͲͳͶͷͿϳ\u{387}·ΓγΔδΖζΛλΝνΞξΤτΧχΨψϏϗϘϙϚϛϜϝϞϟϠϡϢϣϤϥϦϧϨϩϪϫϬϭϮϯϷϸϺϻ
    ϽͻϾͼϿͽЂђЄєЅѕЈјЉљЊњЋћЏџБбВвДдЛлМмНнПпРрСсТтФфХхЦцШшЩщЪъЬьЮюЯяѠѡѢѣѤѥѦѧѨѩѪѫѬѭѮѯѰѱѲѳѸѹѺѻѼѽѾѿҀҁҊҋҌҍ
    ҎҏҐґҒғҔҕҖҗҘҙҚқҜҝҞҟҠҡҢңҤҥҦҧҨҩҪҫҬҭҮүҰұҲҳҴҵҶҷҸҹҺһҼҽҾҿӀӏӃӄӅӆӇӈӉӊӋӌӍӎӔӕӠӡӶӷӺӻӼӽӾӿԀԁԂԃԄԅԆԇԈԉԊԋԌԍԎԏԐԑ
    ԒԓԔԕԖԗԘԙԚԛԜԝԞԟԠԡԢԣԤԥԦԧԨԩԪԫԬԭԮԯԱաԲբԳգԴդԵեԶզԷէԸըԹթԺժԻիԼլԽխԾծԿկՀհՁձՂղՃճՄմՅյՆնՇշՈոՉչՊպՋջՌռՍսՎվՏտՐր
    ՑցՒւՓփՔքՕօՖֆ\u{929}\u{928}\u{931}\u{930}\u{934}\u{933}\u{958}\u{915}\u{959}\u{916}
    \u{95A}\u{917}\u{95B}\u{91C}\u{95C}\u{921}\u{95D}\u{922}\u{95E}\u{92B}\u{95F}\u{92F}
    \u{9DC}\u{9A1}\u{9DD}\u{9A2}\u{9DF}\u{9AF}\u{A33}\u{A32}\u{A36}\u{A38}\u{A59}\u{A16}
    \u{A5A}\u{A17}\u{A5B}\u{A1C}\u{A5E}\u{A2B}\u{B5C}\u{B21}\u{B5D}\u{B22}ỺỻỼỽỾỿℲⅎↃↄ
    \u{21AE}\u{2194}\u{21CD}\u{21D0}\u{21CE}\u{21D4}\u{21CF}\u{21D2}\u{2204}\u{2203}
    \u{2209}\u{2208}\u{220C}\u{220B}\u{2224}\u{2223}\u{2226}\u{2225}\u{2241}\u{223C}
    \u{2244}\u{2243}\u{2247}\u{2245}\u{2249}\u{2248}\u{2262}\u{2261}\u{226D}\u{224D}
    \u{2270}\u{2264}\u{2271}\u{2265}\u{2274}\u{2272}\u{2275}\u{2273}\u{2278}\u{2276}
    \u{2279}\u{2277}\u{2280}\u{227A}\u{2281}\u{227B}\u{2284}\u{2282}\u{2285}\u{2283}
    \u{2288}\u{2286}\u{2289}\u{2287}\u{22AC}\u{22A2}\u{22AD}\u{22A8}\u{22AE}\u{22A9}
    \u{22AF}\u{22AB}\u{22E0}\u{227C}\u{22E1}\u{227D}\u{22E2}\u{2291}\u{22E3}\u{2292}
    \u{22EA}\u{22B2}\u{22EB}\u{22B3}\u{22EC}\u{22B4}\u{22ED}\u{22B5}\u{2329}\u{3008}
    \u{232A}\u{3009}\u{2ADC}\u{2ADD}\u{304C}\u{304B}\u{304E}\u{304D}\u{3050}\u{304F}
    \u{3052}\u{3051}\u{3054}\u{3053}\u{3056}\u{3055}\u{3058}\u{3057}\u{305A}\u{3059}
    \u{305C}\u{305B}\u{305E}\u{305D}\u{3060}\u{305F}\u{3062}\u{3061}\u{3065}\u{3064}
    \u{3067}\u{3066}\u{3069}\u{3068}\u{3094}\u{3046}\u{309E}\u{309D}\u{30F8}\u{30F0}
    \u{30F9}\u{30F1}\u{30FE}\u{30FD}\u{FB1F}\u{5F2}\u{FB20}\u{5E2}\u{FB26}\u{5DD}\u{FB32}\u{5D2}
    \u{FB36}\u{5D6}\u{FB38}\u{5D8}\u{FB3A}\u{5DA}\u{FB3E}\u{5DE}\u{FB40}\u{5E0}\u{FB41}\u{5E1}
    \u{FB43}\u{5E3}\u{FB46}\u{5E6}\u{FB47}\u{5E7}\u{FE80}\u{621}！!＃#＄$％%＆&＊*，,：:？?＠@［[＼\\］]＾^＿_｛{
    ｜|｝}～~｟\u{2985}｠\u{2986}｡\u{3002}｢\u{300C}｣\u{300D}､\u{3001}･\u{30FB}ｧ\u{30A1}ｨ\u{30A3}
    ｩ\u{30A5}ｪ\u{30A7}ｫ\u{30A9}ｬ\u{30E3}ｭ\u{30E5}ｮ\u{30E7}ｯ\u{30C3}ｰ\u{30FC}ｱ\u{30A2}ｲ\u{30A4}
    ｴ\u{30A8}ｵ\u{30AA}ﾅ\u{30CA}ﾆ\u{30CB}ﾇ\u{30CC}ﾈ\u{30CD}ﾉ\u{30CE}ﾏ\u{30DE}ﾐ\u{30DF}ﾑ\u{30E0}
    ﾒ\u{30E1}ﾓ\u{30E2}ﾔ\u{30E4}ﾕ\u{30E6}ﾖ\u{30E8}ﾗ\u{30E9}ﾘ\u{30EA}ﾙ\u{30EB}ﾚ\u{30EC}ﾛ\u{30ED}
    ﾝ\u{30F3}\u{FFE0}¢\u{FFE1}£\u{FFE2}¬\u{FFE4}¦\u{FFE5}¥\u{FFE6}\u{20A9}\u{FFE8}\u{2502}
    \u{FFEA}\u{2191}\u{FFEC}\u{2193}\u{FFED}\u{25A0}\u{FFEE}\u{25CB}
    """
}
