/// The report's style: one column on a telephone, light and dark as the reader's system is, and black on white on paper.
enum ReportStyle {
  static let css = """
    :root{color-scheme:light dark;--ink:#1c2530;--soft:#5b6877;--paper:#fff;--card:#f5f7f9;--line:#d8dee5;\
    --own:#0b6e99;--real:#c2641a;--good:#1d7a46;--warn:#8a6100;--bad:#b3261e}
    @media (prefers-color-scheme:dark){:root{--ink:#e6ebf0;--soft:#9fadbb;--paper:#12171c;--card:#1b2229;--line:#33404c;\
    --own:#5cc0ea;--real:#f0a05a;--good:#6fd39a;--warn:#e3b858;--bad:#ff8d85}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
    main{max-width:1080px;margin:0 auto;padding:24px 20px 64px}
    h1{font-size:1.7rem;line-height:1.2;margin:.2em 0 .3em}
    h2{font-size:1.3rem;margin:2.4em 0 .4em;padding-top:.6em;border-top:2px solid var(--line)}
    h3{font-size:1.02rem;margin:1.6em 0 .4em}
    p{max-width:72ch;margin:.5em 0}
    .soft,figcaption,.legend,small{color:var(--soft)}
    .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(225px,1fr));gap:12px;margin:16px 0}
    .card{background:var(--card);border:1px solid var(--line);border-left-width:5px;border-radius:8px;padding:12px 14px}
    .card b{display:block;font-size:1.5rem;line-height:1.25;font-variant-numeric:tabular-nums}
    .card span{display:block;font-size:.84rem;color:var(--soft)}
    .card em{font-style:normal;font-weight:600;font-size:.84rem}
    .good{border-left-color:var(--good)}.good em{color:var(--good)}
    .warn{border-left-color:var(--warn)}.warn em{color:var(--warn)}
    .bad{border-left-color:var(--bad)}.bad em{color:var(--bad)}
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:20px;margin:14px 0}
    figure{margin:0;min-width:0;max-width:580px}figcaption{font-size:.9rem;margin-bottom:2px}
    svg{width:100%;height:auto;display:block}
    .grid{stroke:var(--line);stroke-width:1}.axis{stroke:var(--soft)}
    .tick,.title{font-size:12px;fill:var(--soft);font-family:inherit}.strong{fill:var(--ink);font-weight:600}
    .line{fill:none;stroke-width:2.5}.line.s0{stroke:var(--own)}.line.s1{stroke:var(--real);stroke-dasharray:6 4}
    .bar.s0{fill:var(--own)}.bar.s1{fill:var(--real)}
    .range{stroke:var(--own);stroke-width:4;opacity:.45}.dot{fill:var(--own)}
    .legend{font-size:.84rem}.key{margin-right:16px}.key:before{content:"";display:inline-block;width:12px;height:12px;\
    border-radius:3px;margin-right:6px;vertical-align:-1px}
    .key.s0:before{background:var(--own)}.key.s1:before{background:var(--real)}
    .scroll{overflow-x:auto;max-width:100%}
    table{border-collapse:collapse;font-size:.9rem;margin:8px 0;min-width:min(100%,420px)}
    th,td{text-align:left;padding:5px 14px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
    th{font-weight:600;color:var(--soft)}td:first-child{min-width:9.5em}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    blockquote{margin:8px 0;padding:8px 12px;background:var(--card);border-radius:6px;overflow-wrap:anywhere;white-space:pre-wrap}
    .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(260px,1fr));gap:10px}
    code{font-size:.84rem;overflow-wrap:anywhere}
    .tag{font-size:.78rem;color:var(--soft);display:block}
    details{margin:10px 0}summary{cursor:pointer;font-weight:600}
    @media print{:root{--ink:#000;--soft:#444;--paper:#fff;--card:#fff;--line:#bbb;--own:#0b6e99;--real:#c2641a;--good:#1d7a46;\
    --warn:#8a6100;--bad:#b3261e}body{font-size:11pt}main{max-width:none;padding:0}.card,figure,blockquote,tr{break-inside:avoid}\
    h2,h3{break-after:avoid}.scroll{overflow:visible}}
    """
}
