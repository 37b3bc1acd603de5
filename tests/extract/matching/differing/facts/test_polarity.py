"""What is denied in one text and said in the other."""

import pytest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He did not sign the treaty.", "He didn't sign the treaty."),
        ("He declined to sign the treaty.", "He did not sign the treaty."),
        ("She was unable to vote.", "She could not vote."),
        ("Not only the mayor but the priest fled.", "The mayor and the priest fled."),
        ("The crowd had nothing but praise for the nurse.", "The crowd had praise for the nurse."),
        ("No fewer than 9 trains were late.", "Nine trains were late."),
        ("Not surprisingly, the port stayed shut.", "The port stayed shut."),
        ("The ferry isnt safe.", "The ferry isn't safe."),
        ("The answer is not that simple.", "The answer is too simple."),
        ("He never returned the money.", "He did not return the money."),
        ("There was no doubt the vote was rigged.", "The vote was rigged."),
        ("The firm denied it had paid bribes.", "The firm said it had not paid bribes."),
        ("The ministry neither confirmed nor denied the strike.", "The ministry did not confirm the strike."),
        ("The ministry declined to confirm or deny the strike.", "The ministry would not confirm the strike."),
        ("Exports rose 3 percent.", "Exports climbed 3 percent."),
        ("Profits were up 4 percent.", "Profits rose 4 percent."),
        ("The union backed the plan.", "The union supported the plan."),
        ("He said the dam was safe.", "The dam was safe, he said."),
        ("She said the talks could resume.", "She told reporters that the talks could resume."),
        ("The border dispute led the envoy to leave.", "The envoy left over the border row."),
    ],
)
def test_the_same_in_other_words_is_no_difference(kinds, one, other):
    assert kinds(one, other) == kinds(other, one) == set()


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("negation", "He will sign the treaty.", "He will not sign the treaty."),
        ("negation", "The ferry is safe.", "The ferry isn't safe."),
        ("negation", "She voted for the bill.", "She never voted for the bill."),
        ("negation", "The court heard the appeal.", "The court did not hear the appeal."),
        ("negation", "Witnesses were at the dock.", "No witnesses were at the dock."),
        ("negation", "The army can hold the bridge.", "The army cannot hold the bridge."),
        ("negation", "They left with a permit.", "They left without a permit."),
        ("negation", "The minister knew of the plan.", "The minister did not know of the plan."),
        ("negation", "The dam has been repaired.", "The dam hasn't been repaired."),
        ("negation", "It is just another strike.", "It is not just another strike."),
        ("negation", "It is too soon to vote.", "It is not too soon to vote."),
        ("negation", "There is more to rebuild.", "There is not more to rebuild."),
        ("stance", "The mayor said the bridge was safe.", "The mayor denied the bridge was safe."),
        ("stance", "Exports rose 3 percent in May.", "Exports fell 3 percent in May."),
        ("stance", "Shares were up 4 cents in Oslo.", "Shares fell 4 cents in Oslo."),
        ("stance", "Shares were off 4 cents in Oslo.", "Shares gained 4 cents in Oslo."),
        ("stance", "The union accepted the offer.", "The union rejected the offer."),
        ("stance", "The court convicted the banker.", "The court acquitted the banker."),
        ("stance", "Police arrested two clerks.", "Police released two clerks."),
        ("stance", "The firm opened the plant.", "The firm closed the plant."),
        ("stance", "Rebels confirmed the attack on the base.", "Rebels denied the attack on the base."),
        ("stance", "The rebels appeared to hold the base.", "The rebels hold the base."),
        ("stance", "The party supports the tax.", "The party opposes the tax."),
        ("stance", "The talks succeeded, the envoy said.", "The talks failed, the envoy said."),
        ("stance", "Prices will be higher in winter.", "Prices will be lower in winter."),
    ],
)
def test_what_contradicts_is_found_on_either_side(kinds, kind, one, other):
    assert kinds(one, other) == kinds(other, one) == {kind}
