"""What a folder or a label is for, by the names that mail programs give it."""

from __future__ import annotations

import re
from enum import Enum

_NAMES = {
    "sent": "sent|sent items|sent mail|sent messages|gesendet|gesendete objekte|gesendete elemente"
    "|envoyés|messages envoyés|éléments envoyés|enviados|enviadas|elementos enviados|itens enviados"
    "|inviati|inviata|posta inviata|verzonden|verzonden items|wysłane|elementy wysłane"
    "|送信済み|送信済みメール|已发送|已发送邮件|已傳送",
    "drafts": "draft|drafts|entwürfe|entwurf|brouillon|brouillons|borrador|borradores|bozze"
    "|rascunho|rascunhos|concepten|wersje robocze|szkice|robocze|下書き|草稿",
    "junk": "spam|junk|junk e-mail|junk email|bulk mail|unerwünscht|courrier indésirable"
    "|indésirables|correo no deseado|posta indesiderata|lixo eletrônico|lixo eletrónico|ongewenst"
    "|ongewenste e-mail|wiadomości-śmieci|迷惑メール|垃圾邮件|垃圾郵件",
    "trash": "trash|bin|deleted|deleted items|deleted messages|papierkorb|gelöscht"
    "|gelöschte objekte|gelöschte elemente|corbeille|éléments supprimés|papelera"
    "|elementos eliminados|cestino|posta eliminata|lixeira|lixo|itens excluídos|prullenbak"
    "|verwijderde items|kosz|elementy usunięte|ゴミ箱|已删除|已删除邮件|废纸篓|垃圾桶",
    "promotion": "category promotions|kategorie werbung|catégorie promotions|categoría promociones",
}
_BY_NAME = {name: role for role, names in _NAMES.items() for name in names.split("|")}
_SEPARATORS = re.compile(r"[/\\]|^INBOX[./]|^\.", re.IGNORECASE)


class Role(Enum):
    """What lies in a folder."""

    NONE = ""  #: letters
    SENT = "sent"
    DRAFTS = "drafts"
    JUNK = "junk"
    TRASH = "trash"
    PROMOTION = "promotion"

    @classmethod
    def of(cls, name: str) -> Role:
        """The role of a folder by its name or path: `INBOX.Sent`, `[Gmail]/Papierkorb`."""
        for part in reversed(_SEPARATORS.split(name[:300])):
            base = part.strip().removesuffix(".mbox").strip(". ").replace("_", " ").lower()
            if base in _BY_NAME:
                return cls(_BY_NAME[base])
        return cls.NONE

    @classmethod
    def of_labels(cls, labels: str) -> Role:
        """The role by the labels that Google's export writes above each letter."""
        found = {cls.of(label.strip(' "')) for label in labels[:2_000].split(",")} - {cls.NONE}
        return min(found, key=list(cls).index) if found else cls.NONE
