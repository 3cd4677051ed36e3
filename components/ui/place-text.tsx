const PARTS = /(?<=小区|里(?=\d)|苑(?=\d)|园(?=\d)|号楼|单元)/

/** An address that breaks between its parts (小区 / 楼 / 单元 / 室), never inside one that fits its line. */
export function PlaceText({ text }: { text: string }) {
  const parts = text.split(PARTS)
  if (parts.length === 1) return <span>{text}</span>
  return (
    <span>
      {parts.map((part, i) => (
        <span key={i} className="inline-block">
          {part}
        </span>
      ))}
    </span>
  )
}
