//! Canned answers: looked at with one command, sent with another, so that nobody sends what they only wanted to read.

use crate::desk::ports::StaffSaid;
use crate::desk::task::Desk;
use crate::desk::work::Work;
use crate::directory::template::Template;
use crate::handoff::say::TemplateSay;
use crate::id::CaseCode;
use crate::intake::dialogue::Form;
use crate::store::{Case, StoreError};

impl Desk {
    /// Shows a canned answer as it would go out, or without a name the list. Nothing is sent.
    pub(super) async fn show_template(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
        name: &str,
    ) -> Result<(), StoreError> {
        let case = match &code {
            Some(_) => match self.case_or_word(work, said, code.as_ref()).await? {
                Some(case) => Some(case),
                None => return Ok(()),
            },
            // In a thread, or an answer to anything else.
            None => self.case_meant(work, said, None).await?,
        };
        let form = match &case {
            Some(case) => form_of(work, case).await?,
            None => Form::default(),
        };
        let say = self.template_said(said, (case.as_ref(), form), name);
        self.tell_room(work, said, &say.into());
        Ok(())
    }

    fn template_said(
        &self,
        said: &StaffSaid,
        (case, form): (Option<&Case>, Form),
        name: &str,
    ) -> TemplateSay {
        let code = case.map(|case| case.code.clone());
        let concern = case.and_then(|case| case.request.card().concern);
        if name.is_empty() {
            let fits = |template: &&Template| case.is_none() || template.is_for(concern);
            let listed = self.directory.templates(&said.queue).filter(fits);
            let listed = listed.map(|template| (template.name.clone(), template.title.clone())).collect();
            return TemplateSay::List { code, listed };
        }
        let Some(template) = self.directory.template(&said.queue, name, concern) else {
            return self.no_template(said);
        };
        let text = template.filled(form, code.as_ref(), &self.own_name(said));
        TemplateSay::Shown { code, name: template.name.clone(), title: template.title.clone(), text }
    }

    /// Sends a canned answer, on the road of every answer.
    pub(super) async fn send_template(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
        name: &str,
    ) -> Result<(), StoreError> {
        let Some(case) = self.case_or_word(work, said, code.as_ref()).await? else { return Ok(()) };
        let form = form_of(work, &case).await?;
        let template = self.directory.template(&said.queue, name, case.request.card().concern);
        let Some(text) =
            template.map(|template| template.filled(form, Some(&case.code), &self.own_name(said)))
        else {
            let say = self.no_template(said);
            self.tell_room(work, said, &say.into());
            return Ok(());
        };
        self.answer(work, said, Some(case.code), text).await
    }

    fn no_template(&self, said: &StaffSaid) -> TemplateSay {
        let mut names: Vec<String> = Vec::new();
        for template in self.directory.templates(&said.queue) {
            // One name may stand for several kinds of advice.
            if !names.contains(&template.name) {
                names.push(template.name.clone());
            }
        }
        TemplateSay::Unknown { names }
    }

    /// The public name of the service in whose room something was said.
    fn own_name(&self, said: &StaffSaid) -> String {
        self.directory.queue(&said.queue).map(|queue| queue.name.clone()).unwrap_or_default()
    }
}

/// How the person of a case is addressed.
async fn form_of(work: &mut Work, case: &Case) -> Result<Form, StoreError> {
    let Some(who) = case.person else { return Ok(Form::default()) };
    work.load(&[who]).await?;
    Ok(work.person(&who).map(|person| person.dialogue.form).unwrap_or_default())
}
