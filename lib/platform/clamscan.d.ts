declare module 'clamscan' {
  type Options = {
    removeInfected?: boolean
    quarantineInfected?: boolean
    preference?: 'clamdscan'
    clamscan?: { active: boolean }
    clamdscan: {
      host?: string
      port?: number
      socket?: string
      timeout?: number
      bypassTest?: boolean
      active?: boolean
    }
  }
  export default class NodeClam {
    init(options: Options): Promise<NodeClam>
    scanStream(stream: NodeJS.ReadableStream): Promise<{ isInfected: boolean | null; viruses: string[] }>
  }
}
