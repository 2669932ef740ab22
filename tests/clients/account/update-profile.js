var request = require('request');
var options = {
'method': 'POST',
'url': 'https://<domain>/<api prefix>/<version>/user/update/profile/',
'headers': {
'apikey': '<apikey>',
'Authorization': 'Bearer <access-token>',
},
formData: {
'first_name': '<first_name>',
'last_name': '<last_name>',
'email': '<email>',
'phone_number': '<phone_number>'
}
};
request(options, function (error, response) {
if (error) throw new Error(error);
console.log(response.body);
});
