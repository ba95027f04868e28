// The package's own types name files without endings, which our resolution does not follow.
declare module 'media-captions' {
  export function parseText(
    text: string,
    options: { type: 'vtt' | 'srt'; errors?: boolean },
  ): Promise<{ cues: { startTime: number; endTime: number; text: string }[]; errors: { line: number; message: string }[] }>
}
