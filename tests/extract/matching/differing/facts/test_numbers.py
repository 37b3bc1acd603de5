"""Numbers that are one in other words, and numbers that are not."""

import pytest

from extract.matching.differing.differences import facts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The blast killed 14 miners.", "Fourteen miners died in the blast."),
        ("Rebels freed a dozen hostages.", "Rebels freed 12 hostages."),
        ("Half a dozen boats sank.", "Six boats sank."),
        ("Two dozen tents burned.", "24 tents burned."),
        ("Dozens of homes were flooded.", "Some 60 homes were flooded."),
        ("Hundreds of people marched in Turin.", "About 700 people marched in Turin."),
        ("Tens of thousands fled the valley.", "Around 45,000 people fled the valley."),
        ("More than 100 flights were cancelled.", "A total of 118 flights were cancelled."),
        ("At least 40 people were hurt.", "Officials said 43 people were hurt."),
        ("Nearly 200 cattle died.", "Some 193 cattle died."),
        ("Almost 2,000 workers walked out.", "1,960 workers walked out."),
        ("About 50 trucks crossed the border.", "Some 52 trucks crossed the border."),
        ("Thirty or more sailors are missing.", "34 sailors are missing."),
        ("The bridge cost $1.2 billion.", "The bridge cost 1.2 billion dollars."),
        ("The bridge cost $1.2 billion.", "The bridge cost $1,200 million."),
        ("The fund lost $6.3 billion.", "The fund lost $6.32 billion."),
        ("The fund lost almost $1 billion.", "The fund lost $991 million."),
        ("Shares fell 45 cents.", "Shares fell $0.45."),
        ("It sold for US$40 million.", "It sold for $40m."),
        ("Prices rose 3 percent.", "Prices rose 3 pct."),
        ("Prices rose 3 per cent.", "Prices rose 3%."),
        ("Support grew by 4 percentage points.", "Support grew by 4 points."),
        ("Turnout was 61.4 percent.", "Turnout was 61 percent."),
        ("A third of voters stayed home.", "33 percent of voters stayed home."),
        ("Half of the crops are lost.", "50 percent of the crops are lost."),
        ("One in five children is underweight.", "20 percent of children are underweight."),
        ("Two-thirds of the members agreed.", "67 percent of the members agreed."),
        ("The village lies 50 km from Homs.", "The village lies 31 miles from Homs."),
        ("It weighed 220 pounds.", "It weighed 100 kilograms."),
        ("The fire burned 500 acres.", "The fire burned 202 hectares."),
        ("The truce held for 48 hours.", "The truce held for two days."),
        ("He was held for three weeks.", "He was held for 21 days."),
        ("He served a two-and-a-half-year term.", "He served a term of 30 months."),
        ("Exports doubled last year.", "Exports were twice as high last year."),
        ("The suspect, 27, was arrested.", "The 27-year-old suspect was arrested."),
        ("A woman aged 93 was rescued.", "A 93-year-old woman was rescued."),
        ("Ana Ruiz, 51, won the seat.", "Ana Ruiz, 51, has won the seat."),
        ("It is her fourth title.", "It is her 4th title."),
        ("The 21st meeting ended early.", "The twenty-first meeting ended early."),
        ("Between 20 and 30 people took part.", "Some 25 people took part."),
        ("Twenty to 30 people took part.", "From 20 to 30 people took part."),
        ("Between 2 and 3 million tonnes were shipped.", "Between two million and three million tonnes were shipped."),
        ("The army lost 80 937 rounds.", "The army lost 80,937 rounds."),
        ("A million people signed.", "1,000,000 people signed."),
        ("Half a million people signed.", "500,000 people signed."),
        ("Two hundred and six athletes came.", "206 athletes came."),
        ("One of the drivers was hurt.", "A driver was hurt."),
        ("The 2010 summit failed.", "The summit in 2010 failed."),
        ("In the 1990s the mine closed.", "The mine closed in the 1990s."),
        ("No fewer than 12 judges resigned.", "Twelve judges resigned."),
        ("He paid 3 to 4 million pesos.", "He paid between three and four million pesos."),
        ("A couple of boats sank.", "Two boats sank."),
        ("The 5-3 win put Oslo first.", "Oslo, who won 5-3, are first."),
        ("It fell from 60 to 45.", "It fell to 45 from 60."),
        ("Over 3,000 acres burned.", "More than 3,000 acres burned."),
        ("He has 3 sons, aged 2, 5 and 9.", "He has three sons aged two, five and nine."),
        ("It rose by a quarter.", "It rose by 25 percent."),
        ("Nine in ten voters agree.", "90 percent of voters agree."),
        ("1.5m people fled.", "One and a half million people fled."),
        ("One person died.", "A person died."),
    ],
)
def test_the_same_in_other_words_is_no_difference(kinds, one, other):
    assert kinds(one, other) == kinds(other, one) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The blast killed 14 miners.", "The blast killed 17 miners."),
        ("Rebels freed a dozen hostages.", "Rebels freed 15 hostages."),
        ("She said 120 observers would be sent to the dam.", "Some 150 unarmed observers will watch the river."),
        ("Half a dozen boats sank off Malta.", "Nine boats sank off Malta."),
        ("Dozens of homes were flooded.", "Eleven homes were flooded."),
        ("Hundreds of people marched in Turin.", "Thousands of people marched in Turin."),
        ("More than 100 flights were cancelled.", "Some 80 flights were cancelled."),
        ("More than 100 flights were cancelled.", "More than 300 flights were cancelled."),
        ("Nearly 200 cattle died on the farm.", "Some 240 cattle died on the farm."),
        ("At least 40 people were hurt.", "At least 46 people were hurt."),
        ("The bridge cost $1.2 billion.", "The bridge cost $1.5 billion."),
        ("The bridge cost $1.2 billion.", "The bridge cost $1.2 million."),
        ("Shares fell 45 cents.", "Shares fell 54 cents."),
        ("It sold for US$40 million.", "It sold for $44 million."),
        ("It sold for 40 million euros.", "It sold for 45 million euros."),
        ("Prices rose 3 percent.", "Prices rose 5 percent."),
        ("Turnout was 61.4 percent.", "Turnout was 64.1 percent."),
        ("A third of voters stayed home.", "A quarter of voters stayed home."),
        ("Half of the crops are lost.", "70 percent of the crops are lost."),
        ("One in five children is underweight.", "One in three children is underweight."),
        ("The village lies 50 km from Homs.", "The village lies 50 miles from Homs."),
        ("The fire burned 500 acres of forest.", "The fire burned 700 acres of forest."),
        ("The truce held for 48 hours.", "The truce held for three days."),
        ("He was jailed for seven years.", "He was jailed for nine years."),
        ("Exports doubled last year.", "Exports tripled last year."),
        ("The suspect, 27, was arrested.", "The 31-year-old suspect was arrested."),
        ("A woman aged 93 was rescued.", "A woman aged 39 was rescued."),
        ("It is her fourth title.", "It is her fifth title."),
        ("The court upheld the vote 7 to 2.", "The court upheld the vote 6 to 2."),
        ("Between 20 and 30 people took part.", "Between 40 and 50 people took part."),
        ("Twenty to 30 people took part.", "Some 60 people took part."),
        ("Two hundred and six athletes came.", "Two hundred and sixty athletes came."),
        ("The army lost 80 937 rounds.", "The army lost 89,037 rounds."),
        ("About 700 UN troops are in the town of Bor.", "The UN has about 1,400 troops in the town of Bor."),
        ("The car sold in 2004 was recalled.", "The car sold in 2,040 was recalled."),
        ("The raid left 3 soldiers dead and 7 hurt.", "The raid left 3 soldiers dead and 9 hurt."),
        ("The bank cut rates by 25 basis points.", "The bank cut rates by 50 basis points."),
        ("The pipeline is 300 kilometres long.", "The pipeline is 480 kilometres long."),
        ("He won 3 medals in Oslo.", "He won four medals in Oslo."),
        ("He paid 3 to 4 million pesos.", "He paid between five and six million pesos."),
        ("Oslo won 5-3.", "Oslo won 5-2."),
        ("Ten of the 30 MPs left.", "Twelve of the 30 MPs left."),
        ("It fell from 60 to 45.", "It fell from 70 to 45."),
        ("It rose by a quarter.", "It rose by 30 percent."),
        ("1.5m people fled.", "2.5m people fled."),
        ("One person died in the fire.", "Two people died in the fire."),
        ("Nine in ten voters agree.", "80 percent of voters agree."),
        ("Officers seized 4 kg of heroin.", "Officers seized 4 tonnes of heroin."),
        ("She was 29 years old.", "She was 31 years old."),
    ],
)
def test_what_cannot_be_one_differs_in_its_number_alone(kinds, one, other):
    assert kinds(one, other) == kinds(other, one) == {"number"}


def _read(text):
    return [(fact.text, fact.sort, fact.value, fact.top) for fact in facts(text).numbers]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("two hundred and six boats", ("two hundred and six", "count", 206, 206)),
        ("80 937 hectares", ("80 937", "area", 80937, 80937)),
        ("between $7.6 and $7.8 billion", ("$7.6 and $7.8 billion", "money dollar", 7.6e9, 7.8e9)),
        ("tens of thousands fled", ("tens of thousands", "count", 20_000, 100_000)),
        ("a 1 1/2 mile run", ("1 1/2", "length", 2413.5, 2413.5)),
        ("$US13.15 each", ("$US13.15", "money dollar", 13.15, 13.15)),
        ("half a million votes", ("half a million", "count", 500_000, 500_000)),
        ("she is 31 years old", ("31", "age", 31, 31)),
    ],
)
def test_a_number_has_its_words_its_unit_and_its_ends(text, number):
    assert _read(text) == [number]


def test_a_figure_with_a_comma_is_no_year():
    assert _read("In 2,003 the mine closed") == [("2,003", "count", 2003, 2003)]
    assert facts("In 2,003 the mine closed").dates == []


def test_no_range_where_the_second_number_is_what_the_first_led_to():
    assert [text for text, *_ in _read("Shares rose by 27 to 1,626.")] == ["27", "1,626"]
