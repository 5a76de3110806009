import type { DeviceTexts } from '../en/devices';

export const devices: DeviceTexts = {
  microphone: 'Micro',
  camera: 'Caméra',
  speaker: 'Haut-parleur',
  yourCamera: 'Votre caméra',
  cameraIsOff: 'La caméra est coupée',
  asking: 'Votre navigateur demande si cette page peut utiliser votre caméra.',
  choose: 'Choisir les appareils',
  noneFound: 'Aucun trouvé',
  systemDefault: 'Celui du système',
  lost: (name) => `«\u00a0${name}\u00a0» a été débranché.`,
  takenAway: {
    audio: 'Votre micro a été débranché.',
    video: 'Votre caméra a été débranchée.',
  },
  anotherNow: {
    audio: 'Un autre micro sert maintenant.',
    video: 'Une autre caméra sert maintenant.',
  },
  now: {
    audio: (name) => `Votre micro est maintenant «\u00a0${name}\u00a0».`,
    video: (name) => `Votre caméra est maintenant «\u00a0${name}\u00a0».`,
  },
  notStarted: 'Impossible de démarrer\u00a0; un autre programme l’utilise peut-être.',
  still: {
    audio: (name) => `Votre micro est toujours «\u00a0${name}\u00a0».`,
    video: (name) => `Votre caméra est toujours «\u00a0${name}\u00a0».`,
  },
  stillBefore: {
    audio: 'Votre micro est toujours le précédent.',
    video: 'Votre caméra est toujours la précédente.',
  },
  held: {
    audio:
      'Votre système retient le micro, pour un appel ou par son propre bouton\u00a0: on ne vous entend pas tant qu’il ne le rend pas.',
    video:
      'Votre système retient la caméra, pour un appel ou par son propre bouton\u00a0: on ne vous voit pas tant qu’il ne la rend pas.',
  },
  refused: {
    audio:
      'Cette page ne peut pas utiliser votre micro. Autorisez-le dans la barre d’adresse, puis rallumez-le. Vous pouvez entrer sans.',
    video:
      'Cette page ne peut pas utiliser votre caméra. Autorisez-la dans la barre d’adresse, puis rallumez-la. Vous pouvez entrer sans.',
  },
  absent: {
    audio: 'Aucun micro trouvé. Vous pouvez entrer sans.',
    video: 'Aucune caméra trouvée. Vous pouvez entrer sans.',
  },
  busy: {
    audio:
      'Votre micro n’a pas démarré. Un autre programme l’utilise peut-être. Vous pouvez entrer sans.',
    video:
      'Votre caméra n’a pas démarré. Un autre programme l’utilise peut-être. Vous pouvez entrer sans.',
  },
  insecure: {
    audio:
      'Les navigateurs ne donnent le micro qu’aux pages chargées par HTTPS. Vous pouvez entrer sans.',
    video:
      'Les navigateurs ne donnent la caméra qu’aux pages chargées par HTTPS. Vous pouvez entrer sans.',
  },
  untaken: {
    audio:
      'On ne vous entend pas\u00a0: votre navigateur n’envoie pas Opus, le format que prend ce service. Utilisez un autre navigateur pour être entendu.',
    video:
      'On ne vous voit pas\u00a0: votre navigateur n’envoie pas VP8, le format que prend ce service. Utilisez un autre navigateur pour être vu.',
  },
  echo: 'Votre micro capte les voix que vous entendez. Un casque aide.',
  lips: 'Synchroniser mes lèvres dans d’autres langues',
  lipsHelp:
    'Qui vous entend dans une autre langue voit votre bouche redessinée pour suivre la voix. Désactivé\u00a0: tout le monde voit votre caméra telle quelle.',
  yourSound: 'Votre son',
  soundModes: { voice: 'Voix', noisy: 'Moins de bruit', music: 'Musique', off: 'Tel quel' },
  soundHelp: {
    voice: 'L’écho est retiré, et votre voix reste au même niveau.',
    noisy: 'Le bruit est retiré aussi, pour les lieux bruyants.',
    music: 'Seul l’écho est retiré. Les instruments gardent leur son.',
    off: 'Rien n’est fait à votre son. Mettez un casque, ou les autres s’entendront eux-mêmes.',
  },
  soundStuck:
    'Le son n’est pas joué\u00a0: vous n’entendez personne. Cliquez ici\u00a0; si cela n’aide pas, branchez ou choisissez un haut-parleur ou un casque.',
  playSound: 'Jouer le son',
  soundAndDevices: 'Son et appareils',
  originalShare: 'Voix originale sous une traduction',
  percent: (percent) => `${percent} pour cent`,
  showDelay: 'Montrer le retard des voix, et ses raisons',
};
