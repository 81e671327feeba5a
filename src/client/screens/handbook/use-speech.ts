import { useEffect, useState } from 'preact/hooks';

/**
 * Reading aloud with a voice that the phone has for the language; `speak` is null where it has none.
 * A voice of another language would only make noise of Vietnamese.
 */
export function useSpeech(language: string) {
  const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined;
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null);
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => {
    if (!speech) return;
    const look = () => {
      const voices = speech
        .getVoices()
        .filter(({ lang }) => lang.toLowerCase().startsWith(language));
      // One that works without a network comes first.
      setVoice(voices.find(({ localService }) => localService) ?? voices[0] ?? null);
    };
    look();
    speech.addEventListener?.('voiceschanged', look);
    return () => {
      speech.removeEventListener?.('voiceschanged', look);
      speech.cancel();
    };
  }, [speech, language]);

  const stop = () => {
    speech?.cancel();
    setSpeaking(false);
  };
  const speak = (texts: string[]) => {
    if (!speech || !voice) return;
    speech.cancel();
    setSpeaking(true);
    texts.forEach((text, index) => {
      const said = new SpeechSynthesisUtterance(text);
      said.voice = voice;
      said.lang = voice.lang;
      // Slower than in conversation, for who hears it the first time.
      said.rate = 0.9;
      if (index === texts.length - 1) said.onend = () => setSpeaking(false);
      speech.speak(said);
    });
  };
  return { speak: voice ? speak : null, speaking, stop };
}
