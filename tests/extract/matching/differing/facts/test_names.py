"""Names that can be one, and those that cannot."""

import pytest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("President Volodymyr Zelensky arrived.", "President Zelenskyy arrived."),
        ("The port of Odessa is closed.", "The port of Odesa is closed."),
        ("Police in Kyiv fired shots.", "Police in Kiev fired shots."),
        ("Moammar Gadhafi fled.", "Muammar Gaddafi fled."),
        ("Al-Qaida claimed the attack.", "Al Qaeda claimed the attack."),
        ("The European Union agreed.", "The EU agreed."),
        ("The International Atomic Energy Agency sent a team.", "The IAEA sent a team."),
        ("Mr. Varga left the court.", "Istvan Varga left the court."),
        ("Gov. Marta Oliveira spoke.", "Governor Oliveira spoke."),
        ("Det Insp Paul Harker spoke.", "Detective Inspector Paul Harker spoke."),
        ("The deal with Northwind Corp. is off.", "The deal with Northwind Corporation is off."),
        ("A mine in St. Helens collapsed.", "A mine in Saint Helens collapsed."),
        ("The Kremlin accused Tbilisi of lying.", "Moscow accused Georgia of lying."),
        ("Ukrainian forces hit the depot.", "Kiev hit the depot."),
        ("José Pérez was freed.", "Jose Perez was freed."),
        ("Joe Harker said the plan was dead.", "Joseph P. Harker said the plan was dead."),
    ],
)
def test_the_same_in_other_words_is_no_difference(kinds, one, other):
    assert kinds(one, other) == kinds(other, one) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister Ana Ruiz resigned.", "Minister Ana Campos resigned."),
        ("The envoy flew to Lagos.", "The envoy flew to Accra."),
        ("The envoy flew to Iran.", "The envoy flew to Iraq."),
        ("Judge Paul Harker heard the case.", "Judge Simon Harker heard the case."),
        ("The deal with Northwind Corp. is off.", "The deal with Eastgate Corp. is off."),
        ("The Lausanne Space Institute built it.", "The Lausanne Marine Institute built it."),
        ("A bomb went off in southern Chad.", "A bomb went off in western Chad."),
        ("Protests spread to Leipzig overnight.", "Protests spread to Dresden overnight."),
        ("Mr. Varga signed the deal for Hungary.", "Mr. Kovacs signed the deal for Hungary."),
        ("Police found the car near Graz.", "Police found the car near Linz."),
        ("The FBI led the inquiry.", "The CIA led the inquiry."),
        ("Talks between Turkey and Egypt failed.", "Talks between Turkey and Qatar failed."),
    ],
)
def test_what_cannot_be_one_differs_in_its_name_alone(kinds, one, other):
    assert kinds(one, other) == kinds(other, one)
    assert kinds(one, other) in ({"name"}, {"place"})
