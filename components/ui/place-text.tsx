const PARTS = /(?<=小区|里(?=\d)|苑(?=\d)|园(?=\d)|号楼|单元)/

/** An address that breaks between its parts (小区 / 楼 / 单元 / 室), never inside one. */
export function PlaceText({ text }: { text: string }) {
  return (
    <span className="[word-break:auto-phrase]">
      {text.split(PARTS).flatMap((part, i) => (i > 0 ? [<wbr key={i} />, part] : part))}
    </span>
  )
}
