export async function drawCard(_: { title: string; authors: string; site: string; date: string }): Promise<Buffer> {
  return Buffer.from('')
}
