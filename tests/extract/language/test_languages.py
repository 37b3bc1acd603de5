"""Which language an article is in."""

from __future__ import annotations

import pytest

from extract.language import article_language


@pytest.mark.parametrize(
    ("declared", "code"), [("en", "en"), ("en-GB", "en"), ("de_DE", "de"), ("no", "nb"), ("FR", "fr"), ("deu", "de")]
)
def test_the_article_s_own_field_decides(make_article, declared, code):
    assert article_language(make_article("Der Minister sagte nichts.", language=declared)) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister said on Friday that the talks would go on, and that nobody had left.", "en"),
        ("Der Minister sagte am Freitag, dass die Gespräche weitergehen und niemand abgereist sei.", "de"),
        ("Le ministre a dit vendredi que les discussions se poursuivent et que personne n'est parti.", "fr"),
        ("El ministro dijo el viernes que las conversaciones siguen y que nadie se ha ido.", "es"),
        ("Il ministro ha detto venerdì che i colloqui proseguono e che nessuno è partito.", "it"),
        ("O ministro disse na sexta-feira que as conversas continuam e que ninguém foi embora.", "pt"),
        ("De minister zei vrijdag dat de gesprekken doorgaan en dat er niemand vertrokken is.", "nl"),
        ("Ministern sade på fredagen att samtalen fortsätter och att ingen har rest därifrån.", "sv"),
        ("Министр заявил в пятницу, что переговоры продолжаются и что никто не уехал.", "ru"),
        ("Міністр заявив у п'ятницю, що переговори тривають і що ніхто не поїхав.", "uk"),
        ("Ο υπουργός δήλωσε την Παρασκευή ότι οι συνομιλίες συνεχίζονται.", "el"),
        ("قال الوزير يوم الجمعة إن المحادثات مستمرة", "ar"),
        ("大臣は金曜日、協議は続くと述べた。", "ja"),
    ],
)
def test_the_words_decide_where_the_field_is_empty(make_article, text, code):
    assert article_language(make_article(text, language="")) == code


@pytest.mark.parametrize("text", ["", "1,234 5.6", "Weber", "UPDATE 1", "Die Hard in Rio de Janeiro: a do or die"])
def test_too_few_words_are_taken_for_english(make_article, text):
    assert article_language(make_article(text, language="und")) == "en"
