/** What browsers inside apps say of themselves, and browsers of their own beside them. */
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15';
const WEBKIT = `${IPHONE} (KHTML, like Gecko)`;
const KIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const WV = `Mozilla/5.0 (Linux; Android 13; SM-A135F Build/TP1A.220624.014; wv) ${KIT} Version/4.0 Chrome/126.0.6478.122 Mobile Safari/537.36`;

export const IN_APP: [app: string, userAgent: string][] = [
  ['Zalo', `${WEBKIT} Mobile/15E148 Zalo iOS/502 ZaloTheme/light ZaloLanguage/vn`],
  ['Zalo', `${WV} Zalo android/12100620 ZaloTheme/light ZaloLanguage/vi`],
  ['Zalo', `Mozilla/5.0 (Linux; Android 7.0; SM-G610F) ${KIT} Mobile Safari/537.36 Zalo/1.0`],
  [
    'Facebook',
    `${WEBKIT} Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0.30.106;FBDV/iPhone14,5;FBLC/vi_VN]`,
  ],
  ['Facebook', `${WV} [FB_IAB/FB4A;FBAV/459.0.0.50.81;]`],
  ['Messenger', `${WEBKIT} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/464.0.0.27.110;FBLC/vi_VN]`],
  ['Messenger', `${WV} [FB_IAB/Orca-Android;FBAV/464.0.0.41.108;]`],
  ['Instagram', `${WEBKIT} Mobile/15E148 Instagram 333.0.0.22.91 (iPhone14,5; iOS 17_5; vi_VN)`],
  ['Instagram', `${WV} Instagram 334.0.0.42.95 Android (33/13; 300dpi; 720x1600; samsung)`],
  ['TikTok', `${WEBKIT} Mobile/15E148 musical_ly_35.2.0 JsSdk/2.0 NetType/WIFI ByteLocale/vi`],
  ['TikTok', `${WV} trill_350204 JsSdk/1.0 AppName/trill BytedanceWebview/d8a21c6`],
  ['LINE', `${WEBKIT} Mobile/15E148 Safari Line/14.8.0`],
  ['LINE', `${WV} Line/14.8.1/IAB`],
  ['', WV],
];

const DROID = `Mozilla/5.0 (Linux; Android 10; K) ${KIT}`;

export const OWN: [browser: string, userAgent: string][] = [
  ['Chrome on Android', `${DROID} Chrome/126.0.0.0 Mobile Safari/537.36`],
  ['Samsung’s', `${DROID} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`],
  [
    'Xiaomi’s',
    `${DROID} Version/4.0 Chrome/112.0.5615.136 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.10`,
  ],
  ['Cốc Cốc', `${DROID} coc_coc_browser/117.0.177 Mobile Chrome/117.0.5938.177 Safari/537.36`],
  ['Firefox on Android', 'Mozilla/5.0 (Android 13; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0'],
  ['Safari on an iPhone', `${WEBKIT} Version/17.5 Mobile/15E148 Safari/604.1`],
  ['Chrome on an iPhone', `${WEBKIT} CriOS/126.0.6478.108 Mobile/15E148 Safari/604.1`],
  ['the app on an iPhone’s home screen', `${WEBKIT} Mobile/15E148`],
  [
    'Edge at the office',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KIT} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`,
  ],
  [
    'one that says “online” and “outline”',
    `Mozilla/5.0 (X11; Linux x86_64) ${KIT} Outline/1.2 Online/3`,
  ],
];
