/// How the HTML of a paper looks: on A4, on a screen, on a phone, by day and by night.
enum Stylesheet {
  static let rules: StaticString = """
    :root {
      color-scheme: light dark;
      --ink: #1c1d21; --soft: #54565f; --rule: #d4d5da; --faint: #f4f4f1; --paper: #ffffff;
      --accent: #0b4a6f; --late: #a3161d; --bar: #2f6f94;
      --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, "Noto Serif", serif;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ink: #e9e8e4; --soft: #b3b4bb; --rule: #3d4048; --faint: #23252b; --paper: #17181c;
        --accent: #8cc4e6; --late: #ff9d98; --bar: #6fb0d6;
      }
    }
    @media (prefers-contrast: more) {
      :root { --soft: var(--ink); --rule: currentColor; }
    }
    * { box-sizing: border-box; }
    html { font-size: 100%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 2.5rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 72rem;
      background: var(--paper); color: var(--ink);
      font: 1rem/1.5 var(--serif); overflow-wrap: break-word;
    }
    p { margin: 0 0 .75rem; max-width: 46rem; }
    a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .15em; }
    a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
    h1, h2, h3 { line-height: 1.2; text-wrap: balance; break-after: avoid; }
    h1 { font-size: clamp(1.75rem, 5vw, 2.6rem); font-weight: 600; margin: .2rem 0 1.5rem; }
    h2 {
      font-size: 1.45rem; font-weight: 600; margin: 0 0 1rem; padding-top: .6rem;
      border-top: 2px solid var(--ink);
    }
    h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
    section { margin-top: 3.5rem; }
    nav, .marking, .kind, dt, .of, .more, th, caption, .code, svg, sup, .behind, footer {
      font-family: var(--sans);
    }
    .quiet, .aside, .of, .more, .behind { color: var(--soft); }
    .quiet, .aside, .behind { font-size: .875rem; }
    .aside { margin-top: .75rem; }
    .code { font-family: ui-monospace, "Liberation Mono", monospace; font-size: .75rem; color: var(--soft); }
    .late { color: var(--late); font-weight: 600; }
    .vague { color: var(--late); }
    .unknown { font-weight: 600; }
    sup { font-size: .68rem; line-height: 0; white-space: nowrap; }
    sup a { text-decoration: none; padding: .3em .1em; }
    :target { background: var(--faint); outline: .35rem solid var(--faint); }

    .cover { border-bottom: 1px solid var(--rule); padding-bottom: 1.5rem; }
    .marking {
      display: inline-block; margin: 0 0 1.5rem; padding: .15rem .7rem; border: 1.5px solid currentColor;
      font-size: .8rem; font-weight: 700; letter-spacing: .12em; text-transform: uppercase;
    }
    .internal .marking { color: var(--late); }
    .kind { margin: 0; color: var(--soft); letter-spacing: .04em; }
    .facts { margin: 0 0 1.25rem; display: grid; gap: .35rem; }
    .facts div { display: grid; grid-template-columns: 8rem 1fr; gap: 1rem; align-items: baseline; }
    dt { font-size: .8rem; color: var(--soft); }
    dd { margin: 0; }
    .remark { border-left: 3px solid var(--rule); padding-left: .9rem; font-size: .95rem; }

    nav { margin-top: 1.5rem; font-size: .9rem; }
    nav h2 { border: 0; padding: 0; margin: 0 0 .4rem; font-size: .8rem; color: var(--soft); font-weight: 400; }
    nav ul { margin: 0; padding: 0; list-style: none; columns: 3 14rem; column-gap: 2rem; }
    nav li { padding: .1rem 0; break-inside: avoid; }

    .counts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0; margin: 1.25rem 0 1.75rem; border-top: 1px solid var(--rule); }
    .count { padding: .8rem 1rem .8rem 0; border-bottom: 1px solid var(--rule); break-inside: avoid; }
    .count .number { font: 600 2rem/1.1 var(--serif); font-variant-numeric: lining-nums tabular-nums; }
    .late .number { color: var(--late); }
    .count.late { font-weight: inherit; color: inherit; }
    .of { font-size: .875rem; } .more { font-size: .8rem; }

    table { border-collapse: collapse; width: 100%; margin: 1rem 0 1.5rem; font-size: .925rem; line-height: 1.4; }
    caption { text-align: left; font-size: .875rem; font-weight: 600; padding-bottom: .5rem; break-after: avoid; }
    th { text-align: left; font-weight: 600; }
    td, th { vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--rule); }
    thead th { font-size: .75rem; color: var(--soft); font-weight: 400; border-bottom: 1.5px solid var(--ink); padding-top: .2rem; vertical-align: bottom; }
    tbody th { font-weight: 400; font-family: inherit; }
    tr { break-inside: avoid; }
    .group th { padding-top: 1.1rem; font: 600 .85rem var(--sans); border-bottom-color: var(--soft); break-after: avoid; }
    td.number, th.number { text-align: right; font-variant-numeric: lining-nums tabular-nums; }
    .nothing { color: var(--soft); }
    .rows { table-layout: fixed; }
    .rows thead th:first-child { width: 27%; }
    .narrow { width: 9%; } .wide { width: 30%; } .widest { width: 48%; }
    .drawn .rows thead th:first-child { width: 24%; }
    .numbers { table-layout: fixed; }
    .numbers td, .numbers th { padding: .3rem .6rem .3rem 0; }
    .numbers thead th { overflow-wrap: normal; }
    .numbers thead th:first-child { width: 30%; }
    td:last-child, th:last-child { padding-right: 0; }

    figure { margin: 0 0 2rem; padding-top: .75rem; border-top: 1px solid var(--rule); break-inside: avoid; }
    figcaption { margin-bottom: .5rem; }
    .drawn { display: grid; grid-template-columns: minmax(0, 20rem) minmax(0, 1fr); gap: 2rem; align-items: start; }
    .drawn svg { max-width: 100%; height: auto; }
    .drawn table { margin: 0; } .drawn caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
    svg text { font-size: 11px; fill: var(--ink); }
    svg .question { font-size: 20px; font-weight: 600; }
    .bar { fill: var(--bar); }
    .outlined { stroke: var(--bar); stroke-width: 1.2; }
    .stroke { stroke: var(--bar); stroke-width: 1.6; fill: none; } .dot { fill: var(--bar); }
    .grid { stroke: var(--rule); } .axis { stroke: var(--ink); }
    .target { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 5 3; }

    .notes { padding-left: 2.2rem; font-size: .9rem; columns: 2 22rem; column-gap: 2.5rem; }
    .notes li { break-inside: avoid; padding: .35rem 0; } .notes p { margin: 0; padding-left: 1em; text-indent: -1em; }
    .place { font-family: var(--sans); font-size: .85rem; }
    .behind { font-size: .8rem; }
    footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--rule); font-size: .8rem; color: var(--soft); }

    @media screen and (max-width: 56rem) {
      .numbers td, .numbers th { padding-right: .3rem; }
      .numbers thead th { font-size: .7rem; }
    }
    @media screen and (max-width: 44rem) {
      body { padding-top: 1.25rem; }
      section { margin-top: 2.5rem; }
      .facts div { grid-template-columns: 1fr; gap: 0; }
      .counts { grid-template-columns: repeat(2, 1fr); }
      .drawn { grid-template-columns: 1fr; gap: .75rem; }
      thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
      table, tbody, tr { display: block; }
      tr { padding: .6rem 0; border-bottom: 1px solid var(--rule); }
      td, tbody th { display: block; border: 0; padding: .15rem 0; }
      td:empty { display: none; }
      td::before { content: attr(data-label); display: block; font: .75rem/1.3 var(--sans); color: var(--soft); }
      td.number { text-align: left; }
      .numbers tr { display: grid; grid-template-columns: repeat(3, 1fr); column-gap: .75rem; }
      .numbers .nothing { display: none; }
      .numbers caption::after { content: " (what is not named is none)"; font-weight: 400; color: var(--soft); }
      .numbers tr th { grid-column: 1 / -1; font-weight: 600; }
      caption { display: block; }
    }

    @page { size: A4; margin: 18mm 17mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
    @page internal { @top-right { content: "INTERNAL"; font: 700 8pt sans-serif; letter-spacing: .1em; } }
    @page shareable { @top-right { content: "SHAREABLE"; font: 700 8pt sans-serif; letter-spacing: .1em; } }
    @media print {
      :root { color-scheme: light; --ink: #000; --soft: #44464d; --rule: #bbb; --paper: #fff; --accent: #000; --late: #8f1117; --bar: #2f6f94; --faint: #fff; }
      html { font-size: 9.5pt; }
      body { padding: 0; max-width: none; }
      body.internal { page: internal; } body.shareable { page: shareable; }
      p, li { orphans: 3; widows: 3; }
      a { text-decoration: none; color: inherit; }
      thead { display: table-header-group; }
      section { margin-top: 2rem; }
      .cover, nav { padding-bottom: .5rem; margin-bottom: 0; }
      h1 { font-size: 2.1rem; margin-bottom: .8rem; }
      .marking { margin-bottom: .6rem; }
      .facts { gap: .15rem; margin-bottom: .6rem; }
      p { max-width: none; }
      nav { margin-top: .4rem; font-size: 8pt; }
      nav h2 { display: inline; margin-right: .8em; }
      nav ul { display: inline; }
      nav li { display: inline; margin-right: .9em; white-space: nowrap; }
      #overview { break-inside: avoid; margin-top: .8rem; }
      #overview p { margin-bottom: .4rem; }
      .numbers { break-inside: avoid; }
      .numbers td, .numbers th { padding-top: .2rem; padding-bottom: .2rem; }
      .count { padding: .45rem 1rem .45rem 0; }
      .counts { margin: .6rem 0 .8rem; }
      .count .number { font-size: 1.6rem; }
      .numbers .group th { padding-top: .5rem; }
      #overdue { break-before: page; margin-top: 0; }
      table { font-size: 8.75pt; }
      svg, .bar, .outlined, .stroke, .dot { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      footer { display: none; }
      .notes { font-size: 8.5pt; }
    }
    """
}
